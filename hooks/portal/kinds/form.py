"""表格 (forms): what has to be filled in, by whom, to whom, when, and what of our data fills it."""

from collections.abc import Iterator
from typing import Annotated, Literal

from portal.kinds.checklist import OURS, CheckItem
from portal.kinds.filing_table import ColumnBlock, FilingTable, Outline
from portal.kinds.filing_view import tables_of
from portal.kinds.item import Item
from portal.kinds.kind import Kind, Question
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import Presentation
from portal.page import Finding, Heading, Section
from portal.read.attachment import RecordWithAttachments
from portal.read.fields import Line, Many, Reference
from portal.read.markers import Choices, Hidden, Is, Label, LinksTo, Show
from portal.read.relation import Relation

GROUPS = {
    "inspection": "节能监察",
    "utilisation": "能源利用状况报告",
    "archive": "节能管理档案和岗位备案",
    "audit": "能源审计",
    "diagnosis": "节能诊断",
    "statistics": "能源统计",
    "review": "节能审查",
    "cleaner": "清洁生产审核",
    "carbon": "碳",
    "permit": "排污",
    "disclosure": "环境信息",
    "tax": "税",
}

EDITION_STATUS = {
    "current-unverified": "是不是现行的，没有核实",
    "old-only": "只见到旧版，不能当现行的表交",
    "structure-only": "只见到表名或提纲，栏目没有见到",
    "repealed": "所依据的文件已被取代，不能照它交",
}

AS_ISSUED = "以主管部门下发的表为准。"
"""What stands beside every form: none of them was seen as an original."""

_TONES = {"old-only": "expired", "repealed": "repealed"}


class FilingForm(RecordWithAttachments):
    """A form or a set of tables that firms hand in."""

    group: Annotated[
        Literal[
            "inspection",
            "utilisation",
            "archive",
            "audit",
            "diagnosis",
            "statistics",
            "review",
            "cleaner",
            "carbon",
            "permit",
            "disclosure",
            "tax",
        ],
        Label("哪一类"),
        Choices(GROUPS),
        Is.HEADING,
        Show.PARTICULARS,
    ]
    """哪一类：节能监察、能源审计……，汇总页按它分"""
    issuer: Annotated[Line, Label("谁定的表", "谁定的"), Is.HEADING, Show.PARTICULARS | Show.SEARCH]
    """谁定的这份表，照来源写。只是样式、原型的也写明"""
    edition: Annotated[Line, Label("版本"), Is.HEADING, Show.KEY_FACT | Show.PARTICULARS]
    """见到的是哪一年、哪一天的版本，不等于现行的版本。来源没有年份的写“未写年份”"""
    edition_status: Annotated[
        Literal["current-unverified", "old-only", "structure-only", "repealed"],
        Label("这一版能不能用"),
        Choices(EDITION_STATUS),
        Is.HEADING,
        Show.HEAD | Show.PARTICULARS,
    ]
    """current-unverified 见到的是近年的，是否现行没有核实；old-only 只见到旧版；structure-only 只见到表名或提纲；repealed 所依据的文件已被取代。写在页面最上面"""
    filer: Annotated[
        Line, Label("谁填"), Is.HEADING, Is.ACTED_ON, Show.KEY_FACT | Show.PARTICULARS | Show.SEARCH
    ]
    """谁填"""
    recipient: Annotated[
        Line, Label("交给谁"), Is.HEADING, Is.ACTED_ON, Show.PARTICULARS | Show.SEARCH
    ]
    """交给谁"""
    deadline: Annotated[
        Line,
        Label("什么时候交"),
        Is.HEADING,
        Is.ACTED_ON,
        Show.KEY_FACT | Show.PARTICULARS | Show.SEARCH,
    ]
    """什么时候交。没有见到的写“未见”；写了哪一天而那天已经过去的，写明“已过”"""
    ground: Annotated[Line | None, Label("依据"), Is.ACTED_ON, Show.PARTICULARS | Show.SEARCH] = (
        None
    )
    """依据，文件和条号；条号见到原文的才写"""
    documents: Annotated[
        Many[Reference], Label("依据的记录"), LinksTo(Relation.FILED), Show.SECTION
    ] = ()
    """依据里本站收录了的文件，写 id；它们的页面会列出这份表"""
    jobs: Annotated[Many[Reference], Label("办什么事"), LinksTo(Relation.FORM), Show.SECTION] = ()
    """办哪件事要交它，写“我要做的事”里的 id；那件事的页面会列出这份表"""
    blocks: Annotated[Many[ColumnBlock], Label("共用的栏目"), Show.SECTION | Show.SEARCH] = ()
    """几张表都有的一组栏目，写一次，表里用 uses 说用哪几组"""
    tables: Annotated[Many[FilingTable], Label("有哪些表"), Show.SECTION | Show.SEARCH] = ()
    """一张表一项。一张也没有见到的不写"""
    outline: Annotated[Many[Outline], Label("还有什么内容"), Show.SECTION | Show.SEARCH] = ()
    """附件、报告的章节、要写的内容，一组一项"""
    checks: Annotated[
        Many[CheckItem], Label("逐项自查的单子"), Is.OURS, Show.SECTION | Show.SEARCH
    ] = ()
    """本站拟的自查单，一项一条，每条写明哪一条要求的、出自哪里。官方的表照“有哪些表”写，不写在这里"""
    note: Annotated[Line | None, Label("说明"), Show.SECTION | Show.SEARCH] = None
    """要说明的事，如栏目从哪里来、原文前后不一致的地方"""
    fill_here: Annotated[
        bool, Label("可以在本站填"), Is.OURS, Hidden("页面上出现“用我的数据填”")
    ] = False
    """企业的设备表、账单能填掉大半的写 true，页面上就有“用我的数据填”"""


class FilingFormPresentation(Presentation):
    """What it is and of which year comes first; then what goes into it."""

    box = "谁填、交给谁、什么时候"
    card_text = ("filer",)
    substance = ("tables",)
    told = ("blocks", "tables", "outline", "checks", "note")
    shows = ()

    def finding(self, item: Item, lookup: Lookup) -> Finding:
        """What the edition is worth, whatever else the page says."""
        form = _form(item)
        if form.checks and not form.tables:
            return Finding(f"{OURS}。要交表的，{AS_ISSUED}", "unverified")
        words = (
            f"{AS_ISSUED}这里见到的是 {form.edition} 的，{EDITION_STATUS[form.edition_status]}。"
        )
        return Finding(words, _TONES.get(form.edition_status, "unverified"))

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        form = _form(item)
        if form.fill_here:
            yield Section("fill", "用我的数据填", "form_filling", item.id, "用我的数据填")
        if form.checks:
            yield Section(
                "checklist", "逐项自查", "checklist", item.id, "逐项勾，答的只存在这个浏览器里"
            )
        yield from super().sections(item, lookup)
        if form.tables or form.blocks:
            shown = tables_of(form.tables, form.blocks, AS_ISSUED, lookup)
            title = f"有哪些表（{len(form.tables)} 张）"
            yield Section("tables", title, "form_tables", shown, "看有哪些栏目")
        elif not form.checks:
            words = f"一张表也没有见到，栏目未见。{AS_ISSUED}"
            yield Section("tables", "有哪些表", "form_none", words)
        if form.outline:
            yield Section("outline", "还有什么内容", "form_outline", form.outline)
        if form.note:
            said = {"texts": [form.note], "pending": lookup.pending(item, "note")}
            yield Section("note", "说明", "list", said)

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        group = _form(item).group
        return Heading(list(GROUPS).index(group), group, GROUPS[group])

    def place(self, item: Item) -> int:
        """What can be filled in here comes first."""
        return int(not (_form(item).fill_here or _form(item).checks))

    def byline(self, item: Item, lookup: Lookup) -> Iterator[str]:
        form = _form(item)
        yield form.issuer
        yield form.edition

    def card_facts(self, item: Item, lookup: Lookup) -> Iterator[str]:
        form = _form(item)
        yield form.edition
        yield "逐项自查，不是官方表" if form.checks else EDITION_STATUS[form.edition_status]
        if form.fill_here:
            yield "可以用自己的数据填"
        yield self.doubted_title(item, lookup)


def _form(item: Item) -> FilingForm:
    assert isinstance(item.value, FilingForm)
    return item.value


KIND = Kind(
    "forms",
    "表格",
    FilingForm,
    "要交的表：谁填、交给谁、什么时候、有哪些栏目；能用自己的设备表和账单填的，在网页里填好下载",
    FilingFormPresentation(),
    questions={
        "topics": Question(7, "要填什么表"),
        "industries": Question(7, "要填什么表"),
        "regions": Question(7, "当地要填什么表"),
        "equipment": Question(7, "要填什么表"),
    },
    sought_by="表名、栏目、哪类事，如 设备台账",
    sorted_by="按哪类事分组，能用自己的数据填的在前",
    marks=("“", "”"),
)
