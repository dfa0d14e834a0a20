"""Check the data and print every problem as `path:line:column: field: message (hint)`."""

import gc
import json
import sys
from pathlib import Path

import project
from command import Failure, Parser, run, say


def main():
    parser = Parser("检查数据，列出每处问题的位置和改法。没有问题时退出码为 0，有问题时为 1。")
    parser.add_argument(
        "files",
        metavar="文件",
        nargs="*",
        help="只说这些文件的问题，和别的文件因为它们出的问题；退出码也只看这些。\n"
        "路径怎样写都行，文件夹代表里面的全部文件",
    )
    project.add_data_option(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "markdown"),
        default="text",
        help="text 每行一处问题（默认）；json 供程序读取；\n"
        "github 是 GitHub 工作流的命令，问题标在合并请求的那一行旁边；\n"
        "markdown 是合并请求下面的一段话：问题、改了什么、订阅者会读到什么、哪些网页会变",
    )
    parser.add_argument(
        "--base",
        metavar="提交",
        help="和哪个提交比，如 origin/main、HEAD^1：那里没有的台账文件算这次的改动，\n"
        "看它们是不是上一周或更早发布的；markdown 也列出它们。不写就只看还没有发布的",
    )
    parser.add_argument(
        "--source-url",
        metavar="网址",
        default="",
        help="只用于 markdown：仓库文件的网址，到路径以前为止，\n"
        "如 https://example.org/blob/main/，位置就成了链接",
    )
    parser.add_argument(
        "--official",
        action="store_true",
        help="另查政府网站要做到的：首页、各栏目在期限里有没有更新（review.py --freshness 列出日子）；\n"
        "被劫持的网址算问题，平时只提醒",
    )
    parser.add_argument(
        "--wording",
        action="store_true",
        help="只查写法：机关名称和年代、文号括号、单位大小写、标准年号、型号横线、常见错字；\n"
        "写法在 data/vocab/wording.yaml，看起来错其实对的记在 accepted-wording.yaml",
    )
    options = parser.parse_args()
    project.enter()
    gc.disable()  # one pass and out: collecting among a million small objects only costs time
    data = project.data_folder(options.data)
    if options.format == "markdown":
        return _review(data, options)
    if options.wording:
        return _wording(data, options.format)
    opened, faults = opened_with_faults(data, options.base)
    files = _chosen(options.files, data, opened.following.published_files)
    problems = [*opened.problems, *opened.unpublished, *faults, *stale_schemas(data)]
    if options.official:
        problems += _official(opened, data)
    tell_remarks(opened)
    links = _hijacked(opened)
    if options.official:
        problems += links
    else:
        tell_as_remarks(links)
    if not options.files:
        tell(problems, options.format, data)
        if options.format != "json":
            summary(problems, data)
        return 1 if problems else 0
    return _of_files(problems, files, opened, data, options.format)


def _review(data, options):
    """Print what a change does, as a comment on it; the exit code."""
    from portal.as_of import BadAsOf, as_of
    from portal.editing.change.change_markdown import as_markdown
    from portal.editing.change.change_review import change_review
    from portal.editing.change.problem_formats import path_from, repository_of

    root = repository_of(data, project.ROOT)
    try:
        review = change_review(shown(data), as_of(), _came_since(options.base, data))
    except BadAsOf as error:
        raise Failure(str(error)) from None
    text = as_markdown(review, lambda path: path_from(root, path), options.source_url)
    print(text, end="")
    return 1 if review.problems else 0


def _hijacked(opened):
    """Return the places that name addresses in other hands."""
    from portal.checks.runner import located
    from portal.editing.care.link_remarks import hijacked_links

    return located(hijacked_links(opened.catalogue, opened.following.moment.date()))


def _official(opened, data):
    """Return what an inspection of a government site would find in the data themselves."""
    from portal.data_layers import own_of
    from portal.editing.care.stale_columns import stale_columns
    from portal.site_info import UNPLACED
    from portal.view.site import Site

    following = opened.following
    site = Site(opened.catalogue, following.moment.date(), UNPLACED, following.timeline)
    return list(stale_columns(site, own_of(shown(data)).as_posix()))


def _wording(data, form):
    """Print what is not written as it should be; the exit code."""
    from portal.catalogue.catalogue import Catalogue
    from portal.catalogue.tree import load
    from portal.checks.runner import located
    from portal.editing.wording.wording import Wording

    with parsed_before(data):
        tree = load(shown(data))
    found = sorted({*tree.problems, *located(Wording(Catalogue(tree)).violations(tree))})
    tell(found, form, data)
    if form != "json":
        say(f"写法有 {len(found)} 处要看。" if found else "写法没有发现问题。")
    return 1 if found else 0


def _came_since(base, data):
    """The names of the ledger files that are not in the commit `base` yet."""
    from portal.ledger.ledger_folder import FOLDER
    from portal.ledger.shared import files_at

    if not base:
        return frozenset()
    before = files_at(data, base)
    if before is None:
        raise Failure(f"git 里没有 {base}，或者这里没有 git，没有比较。")
    return frozenset(path.name for path in (data / FOLDER).glob("*.jsonl")) - before


def _chosen(names, data, published):
    """The files that are named, as problems name them; Failure for what is not checked."""
    from portal.editing.change.file_problems import NotChecked, chosen_files

    try:
        return chosen_files(names, shown(data), published)
    except NotChecked as error:
        raise Failure(str(error)) from None


def _of_files(problems, files, opened, data, form):
    """Print what there is to say of some files; the exit code."""
    from portal.editing.change.file_problems import file_problems

    found = file_problems(problems, files, opened.catalogue)
    tell(found.told, form, data)
    say(f"这里有 {len(found.own)} 处问题。" if found.own else "这里没有发现问题。")
    if found.caused:
        say(f"别的文件里有 {len(found.caused)} 处问题提到这里的编号，也列在上面。")
    if found.elsewhere:
        say(
            f"别处还有 {found.elsewhere} 处问题，在 {found.in_files} 个文件里，这里不列；"
            "不写文件名再运行一次就能看到。"
        )
    return 1 if found.told else 0


def parsed_before(data):
    """Meanwhile no file of the folder `data` is parsed that another run of a command has parsed."""
    from portal.read import file

    return file.parsed_before(data, project.ROOT / ".cache" / "read")


def opened_with_faults(data, base=None):
    """Return the folder `data` opened, and what its ledger disagrees about with the clock and with the
    branch that the site is built from: the commit `base`, where one is named."""
    from portal.as_of import BadAsOf, as_of, looks_elsewhere
    from portal.data_folder import open_data
    from portal.ledger.clock import faults_of
    from portal.ledger.late import came_late, late
    from portal.ledger.shared import shared

    try:
        with parsed_before(data):
            opened = open_data(shown(data), as_of())
    except BadAsOf as error:
        raise Failure(str(error)) from None
    following = opened.following
    # Whoever asks for another day knows that some publications lie after it.
    if looks_elsewhere():
        return opened, []
    faults = faults_of(following.ledger, following.moment)
    if base:
        came = came_late(following.ledger, _came_since(base, data), following.moment)
        return opened, [*faults, *came]
    return opened, [*faults, *late(following.ledger, shared(data), following.moment)]


def tell_remarks(opened):
    """Say what somebody should look at although nothing is wrong with it."""
    tell_as_remarks(opened.remarks)


def tell_as_remarks(remarks):
    """Say them, as what stops nobody."""
    for remark in remarks:
        say(f"提醒：{remark}")


def tell(problems, form, data):
    """Print problems in a format."""
    from portal.editing.change.problem_formats import plain, repository_of, workflow_command

    if form == "json":
        print(json.dumps([plain(problem) for problem in problems], ensure_ascii=False, indent=2))
    elif form == "github":
        root = repository_of(data, project.ROOT)
        for problem in problems:
            print(workflow_command(problem, root))
    else:
        for problem in problems:
            print(problem)
    sys.stdout.flush()


def stale_schemas(data):
    """Return what of `data/schema/` is not current. No site depends on it, so only this command asks."""
    from portal.catalogue.vocabularies import vocabularies_of
    from portal.editing.reference.schema_marks import SchemaMarks

    marks = SchemaMarks(data, project.ROOT / ".cache" / "schema")
    if marks.are_current():
        return []
    from portal.editing.reference.schema_files import stale  # models say much of themselves

    vocabularies, problems = vocabularies_of(shown(data))
    found = [] if problems else list(stale(shown(data), vocabularies))
    if not problems and not found:
        marks.note_current()
    return found


def report(problems, data):
    """Print the problems, one a line, and below them what they come to."""
    tell(problems, "text", data)
    summary(problems, data)


def summary(problems, data):
    """Say what the problems come to."""
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
    """The folder, or both of two, as seen from where the command runs: short, and a click opens the
    file."""
    if not isinstance(folder, Path):
        return folder.each(shown)
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder


if __name__ == "__main__":
    run(main)
