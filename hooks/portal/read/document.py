"""Documents with legal force or effect: what laws, policies, standards and lists share."""

import re
from collections.abc import Container
from typing import Annotated, ClassVar, Literal

from portal.read.attachment import RecordWithAttachments
from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Model, Number, Reference, Slug, YearDay
from portal.read.markers import (
    Choices,
    Dates,
    Hidden,
    Is,
    Label,
    LinksTo,
    NotAfter,
    Show,
    Vocabulary,
)
from portal.read.record import EntryBase, Figure, Verification
from portal.read.relation import Relation

KEY_ENERGY_USER = {
    "defines": "规定谁是重点用能单位",
    "binds": "重点用能单位要做的事",
    "both": "规定谁是，也规定要做的事",
}

ENERGY_USER = {
    "must": "都要做",
    "may": "可以做",
    "case": "做不做由能耗以外的事实决定",
    "penalty": "违反的后果",
}


class Amendment(Model):
    """One revision of a law."""

    date: Annotated[PartialDate, Is.PAST, Show.FACTS]
    """修改日期。通过或公布修改的那一天，如 2018-10-26"""
    effective: Annotated[PartialDate | None, Label("修改后施行"), Is.EXACT, Show.FACTS] = None
    """修改后的规定从哪天起施行；与修改日期是同一天的不写。如 2027-01-01"""
    note: Annotated[Line | None, Label("怎样改的"), Show.FACTS] = None
    """修订、修正，或据以修改的决定。写“修订”“修正”，或者修改它的决定的名称"""

    @property
    def begins(self) -> PartialDate:
        """From when on the text is the amended one."""
        return self.effective or self.date


class EnergyBand(Model):
    """A span of energy consumption (综合能耗) in tce a year."""

    at_least: Number | None = None
    """不小于，吨标准煤/年。一万吨写 10000，含一万吨"""
    below: Number | None = None
    """小于，吨标准煤/年。写 10000 就是不到一万吨，不含一万吨"""
    designated: Annotated[bool, Label("还要被主管部门指定")] = False
    """还要被主管部门指定才算。由省级主管部门指定才成为重点用能单位的写 true"""
    undesignated: Annotated[bool, Label("被指定为重点用能单位的除外")] = False
    """被指定为重点用能单位的除外时写 true；只有一段有这个除外的，分成两段写"""


class Duty(Model):
    """What a provision demands or allows."""

    article: Annotated[Line, Is.PROVISION, Show.SECTION | Show.SEARCH]
    """条款，如“第五十二条”。条款没有编号的写标题"""
    who: Annotated[Line | None, Show.SECTION | Show.SEARCH] = None
    """谁；没有写明时留空。照原文写，如“重点用能单位”"""
    must: Annotated[Line, Label("内容"), Show.SECTION | Show.SEARCH]
    """须做、可做或不得做什么，用自己的话写。一条写一件事，一两句话；违反的后果也写在这里"""
    threshold: Annotated[Line | None, Show.SECTION | Show.SEARCH] = None
    """门槛，如“年综合能耗一万吨标准煤以上”。没有门槛就不写"""
    by: Annotated[Line | None, Label("期限"), Show.SECTION | Show.SEARCH] = None
    """期限或频次。照原文写，如“每年3月31日前”“投产前”"""
    yearly: Annotated[
        YearDay | None, Label("每年的日期"), Hidden("供能耗工具算下一次；哪一天写在 by 里")
    ] = None
    """每年的最后一天，如 03-15；by 写明了哪一天的才写，供工具算下一次"""
    recipient: Annotated[Line | None, Show.SECTION | Show.SEARCH] = None
    """报给谁、交给谁；来源写明的才写。如“市级节能主管部门”"""
    bands: Annotated[
        Many[EnergyBand], Label("能耗范围"), Hidden("供能耗工具判断；数值写在 threshold 里")
    ] = ()
    """年综合能耗在这些范围里的适用；threshold 里写了数值时写，供能耗工具判断"""
    key_energy_user: Annotated[
        Literal["defines", "binds", "both"] | None,
        Label("重点用能单位"),
        Choices(KEY_ENERGY_USER),
        Hidden("供能耗工具判断；must 里写明"),
    ] = None
    """defines 规定谁是重点用能单位；binds 是重点用能单位要做的事；both 两样都有。只在说到重点用能单位时写"""
    energy_user: Annotated[
        Literal["must", "may", "case", "penalty"] | None,
        Label("对用能单位"),
        Choices(ENERGY_USER),
        Hidden("供能耗工具归类；must 里写明"),
    ] = None
    """对用能单位是什么：must 都要做；may 可以做；case 做不做由能耗以外的事实决定；penalty 违反的后果"""
    unverified: Annotated[bool, Label("未经核实"), Show.SECTION] = False
    """本条内容未经核实。没有见到原文时写 true，页面上标“待核”"""


class Deadline(Model):
    """A day by which a part of the document is to be met."""

    scope: Annotated[Line, Show.SECTION | Show.SEARCH]
    """适用对象。写明谁、哪些设备或项目要在这一天前做到，如“新建项目”"""
    date: Annotated[PartialDate, Show.SECTION | Show.SEARCH]
    """期限。会进日历和订阅；只写文件里写着的日子，“2027年底前”写 2027-12-31"""
    unverified: Annotated[bool, Label("未经核实"), Show.SECTION] = False
    """适用对象的写法未经核实。写 true 时页面上标“待核”"""


class EditionLine(Model):
    """The line of editions that a list belongs to: on a given day exactly one is current,
    unless said otherwise here."""

    id: Annotated[Slug, Label("版本线"), Is.IN_DATA, Hidden("把同一份清单的各版连起来")]
    """版本线的编号，各版相同。如同一份目录的 2019 年本和 2024 年本都写 cyjg"""
    cumulative: Annotated[bool, Label("累加"), Is.IN_DATA, Hidden("检查各版先后时用")] = False
    """各批次累加、同时有效（如高耗能落后机电设备淘汰目录）。新的一批不代替旧的一批时写 true，各版要一致"""
    gap: Annotated[Line | None, Label("与上一版之间的空档"), Show.FACTS] = None
    """与上一版之间确有空档时，写明原因。没有空档就不写；程序发现空档而这里没有写时会报错"""
    overlap: Annotated[Line | None, Label("与上一版并行"), Show.FACTS] = None
    """与上一版确有并行时，写明原因。没有并行就不写；程序发现并行而这里没有写时会报错"""


class TextPlace(Model):
    """Where the official text of a document is, if the rules of the libraries do not say it right."""

    library: Annotated[Reference | None, Vocabulary("libraries"), Hidden("由“原文”一行说出")] = None
    """原文在哪个库，取自词表 libraries"""
    words: Annotated[Line | None, Hidden("由“原文”一行说出")] = None
    """到库里找什么。标题是本站起的、库里查不到时，写原文的标题或文号"""
    told: Annotated[Line | None, Hidden("由“原文”一行说出")] = None
    """没有库可以查时，一句话说原文在哪里、问谁；写了 library 的不写"""


class NoExplanation(Model):
    """That somebody looked for an official explanation and saw none."""

    looked: Annotated[
        PartialDate, Label("哪天查的"), Is.PAST, Is.OURS, Is.IN_DATA, Hidden("写在“官方解读”里")
    ]
    """哪天查的"""
    how: Annotated[Line, Label("怎样查的"), Is.OURS, Is.IN_DATA, Hidden("写在“官方解读”里")]
    """怎样查的、见到什么，一句话，如“查‘××办法 答记者问’，没有”"""


class Document(RecordWithAttachments):
    """A document with its dates. Validity is never written down: it follows from the dates,
    from what supersedes or ends it, and from the day it is asked for."""

    doc_no: Annotated[
        Line | None, Label("文号"), Is.EXACT, Show.FACTS | Show.ENTRY | Show.ABOUT
    ] = None
    """文号或标准号，按原文；未核实时留空并在 verification.unverified 写明。如 国家发展改革委令2016年第44号、GB 18613-2020"""
    level: Annotated[Reference, Vocabulary("levels"), Is.HEADING, Show.FACTS]
    """效力级别，取自词表 levels。它决定放在哪个栏目、状态怎样推算"""
    issuers: Annotated[
        Many[Reference],
        Label("发布机关"),
        Vocabulary("issuers"),
        Is.HEADING,
        Show.FACTS | Show.ENTRY | Show.ABOUT,
    ] = ()
    """制定或发布机关，取自词表 issuers。联合发布的按原文次序都写；词表里没有的机关，先加进 data/vocab/issuers.yaml"""
    issuers_note: Annotated[Line | None, Is.HEADING, Show.FACTS] = None
    """机关的补充说明，如“等六部门”。机关太多、没有都写进 issuers 时用"""
    issued: Annotated[
        PartialDate | None,
        Is.EXACT,
        Dates(1),
        NotAfter(("published", "repealed", "expires", "target_until")),
        NotAfter(("effective",), unless="dates_note"),
        Show.FACTS | Show.ENTRY,
    ] = None
    """成文日期。落款日期；法律写通过日期。只知道月份写 2026-07，只知道年份写 2026"""
    published: Annotated[
        PartialDate | None,
        Label("发布日期"),
        Is.EXACT,
        Dates(2),
        NotAfter(("effective",), unless="dates_note"),
        Show.FACTS | Show.ENTRY,
    ] = None
    """发布（公布）日期。与成文日期是同一天时可以只写一个"""
    effective: Annotated[
        PartialDate | None,
        Label("施行日期"),
        Is.EXACT,
        Dates(0),
        NotAfter(("expires", "repealed", "target_until")),
        Show.FACTS | Show.ENTRY,
    ] = None
    """施行（实施）日期。从这一天起状态是“现行有效”；以前是“尚未施行”。文件没有写的不写，不要拿发布日期代替"""
    expires: Annotated[PartialDate | None, Label("有效期至"), Is.EXACT, Show.FACTS | Show.ENTRY] = (
        None
    )
    """失效日期：有效的最后一天。文件写“有效期至2027年12月31日”就写 2027-12-31，第二天起失效；会进日历。只写到某年某事为止的（“到2027年供暖期结束”），写那一年，并在 dates_note 里照抄：从那年起标“待核”，不说哪天失效"""
    repealed: Annotated[PartialDate | None, Is.EXACT, Show.FACTS | Show.ENTRY] = None
    """废止日期：不再有效的第一天。文件写“自2026年1月1日起废止”就写 2026-01-01。由新文件废止的，在新文件那里写 supersedes，这里可以不写"""
    target_until: Annotated[PartialDate | None, Label("目标期"), Is.EXACT, Show.FACTS] = None
    """规划、方案的目标期最后一天；期满不等于废止。如“十五五”规划写 2030-12-31"""
    dates_note: Annotated[Line | None, Label("日期说明"), Show.FACTS] = None
    """对日期的说明。日期前后看起来矛盾而确实如此时写明原因，如“2024年8月发布，自2024年1月1日起追溯施行”；写了它，检查就不再报告日期的先后"""
    status_doubt: Annotated[Line | None, Label("是否有效"), Is.HEADING, Is.ACTED_ON, Show.HEAD] = (
        None
    )
    """是否有效无法确定时，写明原因；页面状态显示“待核”。如“三年试行期已满，没有见到延期或废止的文件”。能从日期判断的不写"""
    supersedes: Annotated[
        Many[Reference], Label("替代关系"), LinksTo(Relation.SUPERSEDES), Is.HEADING, Show.SECTION
    ] = ()
    """本文件废止或替代的记录。写对方的 id，如 [gb-16780-2021]：从本文件施行那天起，对方变为“已废止”。新标准替代旧标准、新办法废止旧办法都写在这里，写在新的一方。对方没有收录的，名称写在 supersedes_note"""
    superseded_by: Annotated[
        Many[Reference],
        Label("被替代关系"),
        LinksTo(Relation.SUPERSEDES, mirrored=True),
        Is.HEADING,
        Hidden("由对方的 supersedes 得出"),
    ] = ()
    """替代本文件的记录；一般不写，由对方的 supersedes 得出，写了就必须一致。要写替代关系，到新的文件里写 supersedes"""
    supersedes_note: Annotated[Line | None, Label("另外替代或废止"), Is.HEADING, Show.FACTS] = None
    """另外废止、替代而本站未单独收录的文件。写名称和文号，如“《上海市建筑节能条例》”。只是文字，不影响任何记录的状态；收录了的写 supersedes"""
    continues: Annotated[
        Many[Reference], Label("接续关系"), LinksTo(Relation.CONTINUES), Is.HEADING, Show.SECTION
    ] = ()
    """本文件接续的记录（没有明文废止）。如下一期规划、下一年的名单：旧的没有被废止，读者应当看新的。写对方的 id；会使旧的失效的写 supersedes"""
    continued_by: Annotated[
        Many[Reference],
        Label("被接续关系"),
        LinksTo(Relation.CONTINUES, mirrored=True),
        Is.HEADING,
        Hidden("由对方的 continues 得出"),
    ] = ()
    """接续本文件的记录；一般不写，写了就必须与对方一致。要写接续关系，到新的文件里写 continues"""
    amends: Annotated[
        Many[Reference], Label("修改关系"), LinksTo(Relation.AMENDS), Show.SECTION
    ] = ()
    """本文件修改、调整的记录。如修改决定、补充通知；对方继续有效，页面上互相指明。写对方的 id"""
    ends: Annotated[
        Many[Reference], Label("停止执行关系"), LinksTo(Relation.ENDS), Show.SECTION
    ] = ()
    """本文件使其停止执行的记录（没有点名废止）。如“不再执行××政策”的公告：从本文件施行那天起对方停止执行。写对方的 id；明文废止、替代的写 supersedes"""
    basis: Annotated[Many[Reference], LinksTo(Relation.BASIS), Show.SECTION] = ()
    """上位依据。本文件依据哪些法律、文件制定，写它们的 id，如 [energy-conservation-law]；没有收录的不写"""
    confused_with: Annotated[
        Many[Reference], Label("易混淆的记录"), LinksTo(Relation.CONFUSED), Is.HEADING, Show.SECTION
    ] = ()
    """名称、文号相近，容易混淆的记录。如同名的新旧两版、省和市的同名办法；两边的页面都会提醒读者不要用错。写一边就够"""
    guidance_items: Annotated[
        Many[Number], Label("对应的173号文条款"), Vocabulary("guidance"), Is.HEADING, Show.FACTS
    ] = ()
    """对应工信部办〔2010〕173号的第几条。写条号的数字，如 [6, 8]；说不准就不写"""
    amendments: Annotated[Many[Amendment], Label("历次修改"), Is.EXACT, Show.FACTS] = ()
    """历次修订、修正。按先后写，早的在前；只写 date 也可以"""
    duties: Annotated[Many[Duty], Label("规定"), Show.SECTION | Show.SEARCH] = ()
    """与中小企业有关的规定。一条法律写企业要做的、能得到的、违反的后果；不必逐条抄录"""
    deadlines: Annotated[Many[Deadline], Label("期限"), Show.SECTION | Show.SEARCH] = ()
    """文件规定的期限。如“2025年底前完成改造”。文件本身的施行、失效日期不写在这里"""
    figures: Annotated[Many[Figure], Label("数值"), Is.EXACT, Show.SECTION | Show.SEARCH] = ()
    """文件中的门槛、数量等。如淘汰项数、节能目标；与条款连在一起的数写在 duties 里"""
    official_text: Annotated[
        TextPlace | None, Label("原文在哪里"), Is.HEADING, Is.OURS, Hidden("由“原文”一行说出")
    ] = None
    """原文在哪里。一般不写：见到正文网址的，在 sources 里写 official: true；没见到的，按词表 libraries 的 holds 找库。库找得不对、标题在库里查不到，或者根本没有原文的才写"""
    no_explanation: Annotated[
        NoExplanation | None,
        Label("没有见到官方解读"),
        Is.HEADING,
        Is.OURS,
        Is.IN_DATA,
        Hidden("由“官方解读”一节说出"),
    ] = None
    """重要的文件查过官方解读、没有见到的，写哪天、怎样查的；见到了就删去，另写一条官方解读"""
    coverage: Annotated[
        Line | None, Label("收录情况"), Is.HEADING, Is.OURS, Show.HEAD | Show.SEARCH
    ] = None
    """缺什么，为什么。如“只收录锅炉部分”“表11、表12没有收录”。清单、标准收全没收全由条数和 item_count 决定：相同是全部收录，不同是部分收录；不知道原文多少项的，写了它就是部分收录，没写就说原文项数没有见到。一条都没有收录的必须写。别的事（标准号没有见到等）写到各自的字段里"""

    counted_in: ClassVar[str] = "项"
    """In what `counted` counts."""
    is_looked_up: ClassVar[bool] = False
    """Whether people look up figures in it, so that it has some or words why it has none."""

    def counted(self, gone: Container[str] = ()) -> int | None:
        """How many of the items that the document lists are here; None where it lists none. `gone`
        are the ids of rows that have been withdrawn."""
        return None

    @property
    def in_force_seen(self) -> PartialDate | None:
        """A day on which it was seen listed as in force."""
        return self.verification.in_force_seen

    @property
    def overlap(self) -> str | None:
        """Why it holds beside the edition before it, as its line of editions declares."""
        line: EditionLine | None = getattr(self, "line", None)
        return line.overlap if line else None

    def is_doubted(self, field: str) -> bool:
        """Whether a field, or a part of it, is unverified."""
        return bool(self.verification.doubts(field))


class Row(EntryBase):
    """One row of a published list; has a page of its own."""

    name: Annotated[Line, Label("名称"), Is.HEADING, Show.HEAD | Show.ABOUT]
    """条目名称"""
    aliases: Annotated[
        Many[Line], Label("又称"), Is.HEADING, Is.REMARK, Show.FACTS | Show.ABOUT
    ] = ()
    """别名。企业常用的叫法，一个名称一项"""
    alias_ids: Annotated[
        Many[Slug], Label("用过的编号"), Is.HEADING, Is.OURS, Hidden("旧网址引到本页")
    ] = ()
    """同一条目用过的其他 id。把另一条并进来时，写它的 id"""
    item_no: Annotated[
        Line | None, Label("清单中的序号"), Is.EXACT, Show.FACTS | Show.ENTRY | Show.ABOUT
    ] = None
    """在清单中的序号，按原文"""
    note: Annotated[Line | None, Is.REMARK, Show.PARTICULARS | Show.SEARCH] = None
    """说明。清单的备注栏、脚注的内容写在这里"""
    verification: Annotated[Verification, Is.HEADING, Is.OURS, Show.SECTION]
    """核实情况。至少写 confidence（可信度）和 checked（核对日期），如 {confidence: medium, checked: 2026-11-22}"""


def item_number(number: str) -> str:
    """A row's number in its list: 第 1-1 项; lists that number by articles are quoted as they are."""
    return f"第 {number} 项" if re.fullmatch(r"[0-9A-Za-z.-]+", number) else number
