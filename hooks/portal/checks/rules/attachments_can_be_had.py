"""The address of an attachment leads to a file, of the format that is said."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.checks.web_address import bare_host, fault_of_address
from portal.kinds.item import Item
from portal.read.attachment import FORMATS, Attachment, suffix_of
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "附件的网址",
    "读者点附件是要下载文件：点开是网页、写着 Word 其实是 PDF 的，都拿不到要的东西。",
    "照提示改。网址在官方网页上右键附件、复制链接得到；只见到网页的，网页写在 sources 里。",
    (
        "attachments[〈4〉].id: 代号 〈other-format〉 前面用过了 (换一个，同一条记录里不能重复)",
        "attachments[〈1〉].url: 〈html〉 是网页，不是文件 (在网页上右键附件，复制链接；网页本身写在 sources 里)",
        "attachments[〈2〉].url: 〈exe〉 不能作附件：点开可能运行程序 (只收 〈pdf、docx、doc、xlsx、xls、pptx、ppt、wps、et、dps、ofd、zip、rar、jpg、png、txt、csv〉 这些格式；没有别的格式的，写在 sources 里)",
        "attachments[〈6〉].url: 〈222.240.193.190〉 只有数字没有名字，换了服务器就打不开，也看不出是谁的 (写有域名的网址；没有的，这个附件不写)",
        "attachments[〈3〉].format: 写的是 〈docx〉，网址里是 〈pdf〉 (写成 〈pdf〉，或者删去 format；网址错了就改网址)",
    ),
    also=(
        "网址末尾多了“〈。〉”",
        "网址写法不对",
        "网址里有用户名或密码",
        "〈localhost〉 只有本机或内网能打开",
    ),
)

_PAGES = frozenset(
    ["htm", "html", "shtml", "xhtml", "jhtml", "jsp", "asp", "aspx", "php", "do", "action"]
)
"""What addresses of pages end in."""

_ANSWERED = frozenset(["jsp", "asp", "aspx", "php", "do", "action"])
"""Those of programs, which may as well answer with a file."""

_RISKY = frozenset(
    [
        "exe",
        "msi",
        "bat",
        "cmd",
        "com",
        "scr",
        "apk",
        "jar",
        "js",
        "vbs",
        "docm",
        "xlsm",
        "pptm",
        "dotm",
        "xltm",
    ]
)
"""What runs, or may, when it is opened."""

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        known: set[str] = set()
        for index, one in enumerate(item.get("attachments", ())):
            if one.id in known:
                message, hint = f"代号 {one.id} 前面用过了", "换一个，同一条记录里不能重复"
                yield Violation.of(item, ("attachments", index, "id"), message, hint)
            known.add(one.id)
            yield from _of(item, index, one)


def _of(item: Item, index: int, one: Attachment) -> Iterator[Violation]:
    def found(field: str, message: str, hint: str) -> Violation:
        return Violation.of(item, ("attachments", index, field), message, hint)

    if one.url and (fault := fault_of_address(one.url)):
        yield found("url", *fault)
    elif one.url and (host := bare_host(one.url)):
        message = f"{host} 只有数字没有名字，换了服务器就打不开，也看不出是谁的"
        yield found("url", message, "写有域名的网址；没有的，这个附件不写")
    elif one.url:
        yield from (found(*said) for said in _ending(suffix_of(one.url), one))


def _ending(suffix: str, one: Attachment) -> Iterator[tuple[str, str, str]]:
    """What the end of an address gives away."""
    if suffix in _RISKY:
        hint = f"只收 {'、'.join(FORMATS)} 这些格式；没有别的格式的，写在 sources 里"
        yield "url", f"{suffix} 不能作附件：点开可能运行程序", hint
    elif suffix in _PAGES and not (suffix in _ANSWERED and one.format):
        hint = "在网页上右键附件，复制链接；网页本身写在 sources 里"
        yield "url", f"{suffix} 是网页，不是文件", hint
    elif suffix in FORMATS and one.format not in (None, suffix):
        hint = f"写成 {suffix}，或者删去 format；网址错了就改网址"
        yield "format", f"写的是 {one.format}，网址里是 {suffix}", hint
