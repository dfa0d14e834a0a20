"""Begin a portal of one's own: upon the nation's data, or with no data at all."""

import shutil
import sys
from pathlib import Path

import check
import project
from command import Failure, Parser, run, say

LEFT_OUT = ("choices.yaml",)
"""Vocabularies that speak of the data of this project; one may be without them."""

EMPTIED = ("situations.yaml",)
"""Those that have to be there."""


def main():
    parser = Parser(
        "建一个自己的门户：写一个数据文件夹，叠在国家的数据上；加 --empty 就不要国家的数据。\n"
        "在终端里运行会问名称、网址、地区、编号的开头；写了选项的不再问。例如：\n"
        "  start.py my-data --name 某市节能信息 --prefix hz --region 330100\n"
        "  start.py my-portal --empty --name 某协会节能信息\n"
        "不会覆盖已有的文件。"
    )
    parser.add_argument("folder", metavar="DIR", help="新的数据文件夹，如 my-data")
    parser.add_argument("--empty", action="store_true", help="不要国家的数据，只抄词表")
    parser.add_argument("--name", metavar="TEXT", help="网站的名称")
    parser.add_argument("--short", metavar="TEXT", help="简称，标在自己的内容旁边，最多 12 个字")
    parser.add_argument("--address", metavar="URL", help="网址，以 / 结尾；还没有就不写")
    parser.add_argument("--region", metavar="ID", help="管的地区，id 或名称，几个用、隔开")
    parser.add_argument("--prefix", metavar="ID", help="自己的编号怎样开头，如 hz；--empty 不用")
    project.add_data_option(parser)
    options = parser.parse_args()
    project.enter()
    return start(options)


def start(options):
    """Ask for what was not said, write the folder, and check it; 0 when it stands."""
    from portal.as_of import now
    from portal.data_layers import own_of, roots_of
    from portal.editing.start.portal_folder import files_of

    folder = Path(options.folder).resolve()
    nation = roots_of(project.data_folder(options.data))[0]
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Failure(f"没有写：{folder} 已经有东西了，换一个新的文件夹。")
    for inside, around in ((folder, nation), (nation, folder)):
        if around == inside or around in inside.parents:
            raise Failure(f"没有写：{folder} 和国家的数据 {nation} 一个在另一个里面，换一个地方。")
    portal = asked(options, nation)
    named, below = (shown(path) for path in (folder, nation))
    made = files_of(portal, named, below, now().date())
    was_there = folder.exists()
    try:
        for name, text in made.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        if options.empty:
            copy_vocabularies(nation / "vocab", folder / "vocab")
        data = project.data_folder(f"{folder}" if options.empty else join(nation, folder))
        opened, _ = check.opened_with_faults(data)
        own = own_of(check.shown(data))
        faults = [one for one in opened.problems if own in Path(one.path).parents]
        if faults:
            check.tell(faults, "text", data)
            raise Failure("没有写：上面这些要换一个。")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        if was_there:
            folder.mkdir()
        raise
    text = f"{named}" if options.empty else f"{below}:{named}"
    print(folder.as_posix(), flush=True)
    say(
        f"写好了 {named}。\n"
        "下一步：\n"
        f"  1. python3 scripts/serve.py --data {text}  看网站\n"
        f"  2. python3 scripts/new.py news --data {text}  写第一条\n"
        f"  3. 照 {named}/README.md 和编者手册“自己的门户”往下做"
    )
    return 0


def shown(path):
    """A folder as one names it in the project's folder."""
    try:
        return path.relative_to(project.ROOT).as_posix()
    except ValueError:
        return path.as_posix()


def join(nation, folder):
    from portal.data_layers import DataLayers

    return str(DataLayers(nation, folder))


def asked(options, nation):
    """What the portal is to be (NewPortal), from the options and from who sits there."""
    from portal.editing.start.portal_folder import EXAMPLE, NewPortal
    from portal.site_info import written_out

    name = told(options.name, "网站的名称：", "--name")
    prefix = ""
    if not options.empty:
        prompt = "自己的编号怎样开头（小写字母、数字、连字符，如地区的拼音 hz；以后不能改）："
        prefix = told(options.prefix, prompt, "--prefix").rstrip("-")
        refuse_used(prefix, nation)
    prompt = "网址（以 / 结尾；还没有就回车）："
    address = told(options.address, prompt, "", EXAMPLE)
    try:
        address = written_out(address if address.endswith("/") else f"{address}/")
    except ValueError as error:
        raise Failure(f"没有写：网址{error}，这里是 {address}。") from None
    typed = told(options.region, "管哪些地区（id 或名称，几个用、隔开；不分地区就回车）：", "", "")
    return NewPortal(name, options.short or "", address, regions(typed, nation), prefix)


def told(value, prompt, option, otherwise=None):
    """An answer: the option, what somebody types, or else what stands in its place."""
    if value is not None and value.strip():
        return value.strip()
    if sys.stdin.isatty():
        try:
            sys.stderr.flush()
            value = input(prompt).strip()
        except EOFError:
            raise KeyboardInterrupt from None
        if value:
            return value
    if otherwise is None:
        raise Failure(f"没有写：要写{prompt.partition('（')[0].rstrip('：')}，用 {option}。")
    return otherwise


def regions(typed, nation):
    """The ids of regions that are named; Failure for one that is not there."""
    from portal.catalogue.vocabularies import by_id, load_vocabularies
    from portal.read.problem import nearest
    from portal.read.refusal import listed

    terms = by_id(load_vocabularies(nation / "vocab")[0]).get("regions", {})
    names = {name: term.id for term in terms.values() for name in (term.name, *term.aliases)}
    found = []
    for word in listed(typed) if typed else []:
        id = word.strip("'") if word.strip("'") in terms else names.get(word)
        if id is None:
            near = nearest(word, list(names))
            hint = f"，最接近的是 {names[near]}（{near}）" if near else ""
            raise Failure(
                f"没有写：词表 regions 里没有 {word}{hint}；也可以以后在 portal.yaml 里写。"
            )
        found.append(id)
    return tuple(found)


def refuse_used(prefix, nation):
    """Raise Failure for a prefix that some id of the nation begins with: whose is it, one would ask."""
    from portal.catalogue.catalogue import Catalogue
    from portal.catalogue.tree import load

    with check.parsed_before(nation):
        catalogue = Catalogue(load(check.shown(nation)))
    terms = (id for book in catalogue.vocabularies.values() for id in book)
    used = next((id for id in (*catalogue.items, *terms) if id.startswith(f"{prefix}-")), None)
    if used:
        raise Failure(
            f"没有写：国家的编号里有 {used}，也以 {prefix}- 开头，换一个，如 my-{prefix}。"
        )


def copy_vocabularies(source, target):
    """The vocabularies of the project, without what speaks of its records."""
    target.mkdir()
    for path in sorted(source.glob("*.yaml")):
        if path.name in EMPTIED:
            (target / path.name).write_text("terms: []\n", encoding="utf-8")
        elif path.name not in LEFT_OUT:
            shutil.copyfile(path, target / path.name)


if __name__ == "__main__":
    run(main)
