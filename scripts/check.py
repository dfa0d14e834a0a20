"""Check the data and print every problem as `path:line:column: field: message (hint)`."""

import gc
import json
import sys
from pathlib import Path

import project
from command import Failure, Parser, run, say


def main():
    parser = Parser("检查数据，列出每处问题的位置和改法。没有问题时退出码为 0，有问题时为 1。")
    project.add_data_option(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text 每行一处问题（默认）；json 供程序读取",
    )
    options = parser.parse_args()
    project.enter()
    gc.disable()  # one pass and out: collecting among a million small objects only costs time
    data = project.data_folder(options.data)
    problems = [problem for found in find_problems(data)[:3] for problem in found]
    problems += stale_schemas(data)
    if options.format == "json":
        print(json.dumps([_plain(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        report(problems, data)
    return 1 if problems else 0


def find_problems(data):
    """Return what is wrong in the folder `data`, what has not been published yet, what the ledger
    and the clock disagree about, and the ledger; Failure when PORTAL_AS_OF cannot be read."""
    from portal.as_of import BadAsOf, as_of, looks_elsewhere
    from portal.data_folder import open_data
    from portal.ledger.clock import faults_of

    try:
        opened = open_data(shown(data), as_of())
    except BadAsOf as error:
        raise Failure(str(error)) from None
    following = opened.following
    # Whoever asks for another day knows that some publications lie after it.
    faults = [] if looks_elsewhere() else faults_of(following.ledger, following.moment)
    return opened.problems, opened.unpublished, faults, following.ledger


def stale_schemas(data):
    """Return what of `data/schema/` is not current. No site depends on it, so only this command asks."""
    from portal.catalogue.vocabularies import load_vocabularies
    from portal.editing.schema_files import stale

    vocabularies, problems = load_vocabularies(shown(data) / "vocab")
    return [] if problems else list(stale(shown(data), vocabularies))


def report(problems, data):
    """Print the problems, one a line, and below them what they come to."""
    for problem in problems:
        print(problem)
    sys.stdout.flush()
    files = _read(data)
    if problems:
        wrong = len({problem.path for problem in problems})
        say(f"共 {len(problems)} 处问题，在 {wrong} 个文件里（查了 {files} 个文件）。")
    else:
        say(f"没有发现问题（查了 {files} 个文件）。")


def _read(data):
    """How many files have been read: what lies elsewhere was not, and is a problem."""
    from portal.kinds.kinds import BY_ID

    return sum(
        path.parent.name in BY_ID or path.parent.name == "vocab" for path in data.glob("*/*.yaml")
    )


def shown(folder):
    """The folder as seen from where the command runs: short, and a click opens the file."""
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder


def _plain(problem):
    return {
        name: getattr(problem, name)
        for name in ("path", "line", "column", "field", "message", "hint")
    }


if __name__ == "__main__":
    run(main)
