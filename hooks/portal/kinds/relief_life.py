"""How a relief is got, from before the contract to years after: what a tax record says of its life.

Every statement says where it stands: a `key` into the sources of its record and the place in there.
What only one source says is `pending`; pages and tools then say 待核 behind it. A record that `follows`
others has their statements too (`life_of`), so that what holds for all reliefs of a tax is written once.
"""

from typing import Annotated, Literal

from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Model, Number, Reference, Slug, YearDay
from portal.read.markers import Choices, Hidden, Is, Label, LinksTo, Show, Vocabulary
from portal.read.record import PENDING
from portal.read.relation import Relation

PAYERS = {
    "vat-general": "增值税一般纳税人",
    "vat-small": "增值税小规模纳税人",
    "small": "小型微利企业",
    "hnte": "高新技术企业",
    "individual": "个体工商户",
    "private-sme": "中小微民营企业",
    "service-company": "节能服务公司",
}
"""Who a relief is for, as far as the relief finder asks. Pages, feeds and the finder say it so."""

Payer = Literal[
    "vat-general",
    "vat-small",
    "small",
    "hnte",
    "individual",
    "private-sme",
    "service-company",
]
"""The ids of `PAYERS`."""

ACTS = {
    "contract": "签合同",
    "purchase": "购买",
    "start": "开工",
    "loan": "签贷款合同",
    "income": "取得第一笔收入",
    "bid": "投标",
    "sale": "开票收款",
    "claim": "申报",
    "year-end": "年度汇算清缴",
}
"""What cannot be undone once it is done; pages say 在……之前."""

AFTERWARDS = {
    "hold": "持有期",
    "lapse": "失效、补缴",
    "report": "要报的",
    "transfer": "转让",
    "waiver": "放弃",
    "other": "其他",
}

BEGINNINGS = {
    "purchase": "购置",
    "in-use": "投入使用",
    "completion": "改造完成",
    "granted": "拿到优惠",
    "waiver": "放弃",
}
"""The day from which years are counted."""

COUNTED = {"years": "周年", "tax-years": "纳税年度"}

WINDOWS = {
    "fixed": "固定期限",
    "rolling": "滚动受理",
    "rounds": "分批受理",
    "until-used": "用完为止",
    "until-notice": "另行通知",
    "none": "没有写期限",
}

SEEN = {"seen": "见到了细则", "none-seen": "细则未见"}

ROUTES = {
    "listed": "列入清单",
    "standard": "达到技术要求",
    "performance": "按效果",
}


NUMBERED = "页面上写它在来源里的编号和位置"


class FoundAt(Model):
    """Where a statement stands."""

    key: Annotated[Slug, Label("出处")]
    """哪份材料：本记录 sources 里那个来源的 key"""
    at: Annotated[Line | None, Label("位置")] = None
    """在那份材料里的位置，如“第十条”。材料不长的不写"""


class LifeFact(Model):
    """One statement, with where it stands."""

    text: Annotated[Line, Label("内容"), Is.ACTED_ON, Show.SECTION | Show.SEARCH]
    """一件事一项，用自己的话写；数字、表名、文号照录"""
    sources: Annotated[Many[FoundAt], Label("出处"), Is.OURS, Is.UNTOLD, Hidden(NUMBERED)] = ()
    """出处：来源的 key 和位置，一处一项"""
    pending: Annotated[bool, Label(PENDING), Is.ACTED_ON, Show.SECTION] = False
    """只有一处来源、还没有印证的写 true，页面和工具都标“待核”"""


class ClaimMode(Model):
    """How it is got."""

    way: Annotated[
        Reference,
        Label("办理方式"),
        Vocabulary("claim-modes"),
        Is.ACTED_ON,
        Show.SECTION | Show.SEARCH,
    ]
    """办理方式，取自词表 claim-modes。没有见到的写 unknown，不要猜"""
    note: Annotated[Line | None, Label("说明"), Is.ACTED_ON, Show.SECTION | Show.SEARCH] = None
    """补充一句，如“先取得认定，再自行申报享受”。没有就不写"""
    sources: Annotated[Many[FoundAt], Label("出处"), Is.OURS, Is.UNTOLD, Hidden(NUMBERED)] = ()
    """出处：来源的 key 和位置，一处一项"""
    pending: Annotated[bool, Label(PENDING), Is.ACTED_ON, Show.SECTION] = False
    """只有一处来源、还没有印证的写 true"""


class Beforehand(LifeFact):
    """What comes before one buys, signs or begins."""

    not_before: Annotated[
        Many[
            Literal[
                "contract",
                "purchase",
                "start",
                "loan",
                "income",
                "bid",
                "sale",
                "claim",
                "year-end",
            ]
        ],
        Label("做完以前不要"),
        Choices(ACTS),
        Show.SECTION,
    ] = ()
    """做完这一件以前不要做什么，做了就补不回来：contract 签合同，purchase 购买，start 开工，loan 签贷款合同，income 取得第一笔收入，bid 投标，sale 开票收款，claim 申报，year-end 年度汇算清缴。只是提醒、或者说“不用先做”的，不写"""


class ClaimTime(LifeFact):
    """When to claim."""

    yearly: Annotated[
        Many[YearDay], Label("每年的日期"), Hidden("供工具算下一次；哪一天写在 text 里")
    ] = ()
    """每年的最后一天，如 05-31；text 写明了哪一天的才写，一年几次的写几个"""


class ClaimForm(LifeFact):
    """A form, with the tables and lines to fill."""

    tables: Annotated[
        Many[Line], Label("填的表"), Is.EXACT, Hidden("供检查和工具认表；text 里写明")
    ] = ()
    """填的表的编号，如 A107050；没有编号的不写。必须与 text 里写的一样"""
    abolished: Annotated[
        Many[Line], Label("已取消的表"), Is.EXACT, Hidden("供检查；text 里写明")
    ] = ()
    """已经取消、不能再填的表的编号，如 A107040。必须与 text 里写的一样"""
    disputed: Annotated[bool, Label("来源说法不一"), Is.ACTED_ON, Show.SECTION] = False
    """同一件事两处来源写的是不同的表时，两条都写，都写 true"""


class KeptPaper(LifeFact):
    """Papers to keep."""

    years: Annotated[Number | None, Label("留存年数"), Show.SECTION] = None
    """留多少年。不知道的不写；同一税种都一样的写在总的办法里，这里用 follows 指过去"""
    since: Annotated[Line | None, Label("从哪天起算"), Show.SECTION] = None
    """从哪天起算，如“享受当年的汇算清缴期结束次日”。没有写的不写"""


class Claim(Model):
    """Claiming: when, on which form, what to hand in, what to keep."""

    when: Annotated[Many[ClaimTime], Label("什么时候"), Show.SECTION | Show.SEARCH] = ()
    """什么时候申报、申请"""
    form: Annotated[Many[ClaimForm], Label("填哪张表"), Show.SECTION | Show.SEARCH] = ()
    """填哪张表、哪一行"""
    filed: Annotated[Many[LifeFact], Label("要交的资料"), Show.SECTION | Show.SEARCH] = ()
    """申报时交什么；不用交的也写明"""
    kept: Annotated[Many[KeptPaper], Label("要留的资料"), Show.SECTION | Show.SEARCH] = ()
    """自己留存备查的资料，一份一项"""


class Afterwards(LifeFact):
    """What one must or must not do once one has it."""

    kind: Annotated[
        Literal["hold", "lapse", "report", "transfer", "waiver", "other"],
        Label("哪一类"),
        Choices(AFTERWARDS),
        Show.SECTION,
    ]
    """hold 多久不能转让、出租；lapse 什么情况下失效、要补缴；report 拿了以后要报的；transfer 转让以后怎样；waiver 放弃以后的限制；other 其他"""
    years: Annotated[Number | None, Label("年数"), Show.SECTION] = None
    """多少年。text 里写了的才写"""
    months: Annotated[Number | None, Label("月数"), Show.SECTION] = None
    """多少个月。text 里写了的才写"""
    since: Annotated[
        Literal["purchase", "in-use", "completion", "granted", "waiver"] | None,
        Label("从哪天起算"),
        Choices(BEGINNINGS),
        Show.SECTION,
    ] = None
    """从哪天起算：purchase 购置，in-use 投入使用，completion 改造完成，granted 拿到优惠，waiver 放弃。有年数、月数的都要写；没有写明的，不要写年数"""
    counted: Annotated[
        Many[Literal["years", "tax-years"]], Label("怎样算"), Choices(COUNTED), Show.SECTION
    ] = ()
    """怎样算：years 周年，tax-years 纳税年度；几处来源说法不一的都写，工具取两头，中间的日子说“还不能判断”"""


class Exclusion(LifeFact):
    """Who or what gets nothing, or not for that part."""

    refusal: Annotated[
        Reference | None,
        Label("一问就知道的情形"),
        Vocabulary("refusals"),
        Hidden("供优惠查找问；text 里写明"),
    ] = None
    """能问一句就知道的情形，取自词表 refusals：回答“是”就拿不到。问不清楚的不写，工具只列出来，说“还不能判断”"""
    payers: Annotated[
        Many[Payer],
        Label("拿不到的身份"),
        Choices(PAYERS),
        Hidden("供优惠查找判断；text 里写明"),
    ] = ()
    """这些身份拿不到，写法同 entitled，如 vat-small；不是按身份的不写"""
    partly: Annotated[bool, Label("只是这一部分拿不到"), Is.ACTED_ON, Show.SECTION] = False
    """只是这一部分（钱、设备、收入）拿不到，其余的照拿时写 true"""


class ClaimRound(Model):
    """One round of a window, or the window of one place."""

    name: Annotated[Line, Show.SECTION | Show.SEARCH]
    """哪一批、哪个地方，如“2026 年第一批”“贵州 2026 年”"""
    opens: Annotated[PartialDate | None, Label("开始"), Show.SECTION] = None
    """开始受理的第一天。没有见到的不写"""
    until: Annotated[PartialDate | None, Label("截止"), Show.SECTION] = None
    """最后一天，含这一天"""
    sources: Annotated[Many[FoundAt], Label("出处"), Is.OURS, Is.UNTOLD, Hidden(NUMBERED)] = ()
    """出处：来源的 key 和位置，一处一项"""
    pending: Annotated[bool, Label(PENDING), Is.ACTED_ON, Show.SECTION] = False
    """只有一处来源、还没有印证的写 true"""


class ClaimWindow(Model):
    """From when until when it can be had; whether it is open on a day says `validity/windows.py`."""

    kind: Annotated[
        Literal["fixed", "rolling", "rounds", "until-used", "until-notice", "none"],
        Label("哪一种"),
        Choices(WINDOWS),
        Show.SECTION | Show.SEARCH,
    ]
    """fixed 固定期限，rolling 滚动受理，rounds 分批受理，until-used 用完为止，until-notice 另行通知，none 文件没有写期限"""
    opens: Annotated[PartialDate | None, Label("开始"), Show.SECTION] = None
    """第一天。没有写的不写"""
    until: Annotated[PartialDate | None, Label("截止"), Show.SECTION] = None
    """最后一天，含这一天。只写到某年某事为止的，写那一年，并在 as_written 里写原话：从那年起说“还不能判断”"""
    closed: Annotated[PartialDate | None, Is.PAST, Label("提前关闭"), Show.SECTION] = None
    """编者见到提前关闭（额度用完、停止受理）的，写不再受理的第一天"""
    closed_note: Annotated[Line | None, Label("怎样关闭的"), Show.SECTION] = None
    """怎样关闭的，如“额度用完”。写了 closed 才写"""
    as_written: Annotated[Line | None, Label("原话的意思"), Show.SECTION | Show.SEARCH] = None
    """文件怎样说的，如“后续可视情延长”“额度用完为止”"""
    rounds: Annotated[Many[ClaimRound], Label("各批"), Show.SECTION | Show.SEARCH] = ()
    """见到的各批、各地的日子，早的在前"""
    sources: Annotated[Many[FoundAt], Label("出处"), Is.OURS, Is.UNTOLD, Hidden(NUMBERED)] = ()
    """出处：来源的 key 和位置，一处一项"""
    pending: Annotated[bool, Label(PENDING), Is.ACTED_ON, Show.SECTION] = False
    """只有一处来源、还没有印证的写 true"""


class Implementation(Model):
    """Whether the rules by which it is claimed were seen."""

    state: Annotated[
        Literal["seen", "none-seen"],
        Label("细则"),
        Choices(SEEN),
        Is.ACTED_ON,
        Show.SECTION | Show.SEARCH,
    ]
    """seen 见到了怎样办的细则；none-seen 找过，没有见到：页面和工具说“还不能申领”，不说“符合”"""
    looked: Annotated[PartialDate | None, Is.PAST, Label("哪天查的"), Show.SECTION] = None
    """哪天查的，写到日。none-seen 的必须写"""
    what: Annotated[Line | None, Label("什么细则"), Show.SECTION | Show.SEARCH] = None
    """哪些文件；没有见到的写没有见到什么"""
    meanwhile: Annotated[
        Line | None, Label("没有细则时"), Is.ACTED_ON, Show.SECTION | Show.SEARCH
    ] = None
    """文件自己说了细则出来以前怎样办的，写那句话；写了就不算“还不能申领”"""
    sources: Annotated[Many[FoundAt], Label("出处"), Is.OURS, Is.UNTOLD, Hidden(NUMBERED)] = ()
    """出处：来源的 key 和位置，一处一项"""
    pending: Annotated[bool, Label(PENDING), Is.ACTED_ON, Show.SECTION] = False
    """只有一处来源、还没有印证的写 true"""

    @property
    def bars(self) -> bool:
        """Whether nobody can claim it yet."""
        return self.state == "none-seen" and not self.meanwhile


class Requirement(LifeFact):
    """What the machine or the project has to be."""

    route: Annotated[
        Literal["listed", "standard", "performance"] | None,
        Label("凭什么"),
        Choices(ROUTES),
        Show.SECTION,
    ] = None
    """listed 列入清单才行；standard 达到写明的标准、等级；performance 按节能量等效果。说不清的不写"""
    equipment: Annotated[
        Many[Reference], Label("设备类别"), Vocabulary("equipment"), Show.SECTION
    ] = ()
    """只管这些设备的，取自词表 equipment"""
    grade: Annotated[Line | None, Label("等级"), Show.SECTION] = None
    """要求的能效、水效等级，如“2级”。text 里写了的才写"""


class ReliefLife(Model):
    """The fields of a relief that tell its life; a tax record has them beside its others."""

    mode: Annotated[ClaimMode | None, Label("怎样办"), Show.SECTION | Show.SEARCH] = None
    """怎样办：办理方式和出处"""
    follows: Annotated[
        Many[Reference], Label("办理还按"), LinksTo(Relation.FOLLOWS), Show.SECTION
    ] = ()
    """办理还按哪几条记录：它们写的先做、申报、资料、以后、谁拿不到，对本条都算数，不必重写。如所得税优惠写 [eit-claim-2018-23]"""
    before: Annotated[Many[Beforehand], Label("先做什么"), Show.SECTION] = ()
    """购买、开工、签约以前要做的、不能做的"""
    during: Annotated[Many[LifeFact], Label("怎样算数"), Show.SECTION | Show.SEARCH] = ()
    """算不算、按什么口径和时点算"""
    claim: Annotated[Claim | None, Label("怎样申报"), Show.SECTION | Show.SEARCH] = None
    """怎样申报：什么时候、哪张表、交什么、留什么"""
    after: Annotated[Many[Afterwards], Label("拿了以后"), Show.SECTION | Show.SEARCH] = ()
    """持有期、什么使它失效要补缴、要报的、放弃后的限制"""
    exclusions: Annotated[Many[Exclusion], Label("谁拿不到"), Show.SECTION | Show.SEARCH] = ()
    """谁、什么拿不到，一种一项，都要有出处"""
    office: Annotated[LifeFact | None, Label("到哪里办"), Show.SECTION | Show.SEARCH] = None
    """受理机关，只写角色，如“主管税务机关”"""
    window: Annotated[ClaimWindow | None, Label("什么时候能办"), Show.SECTION | Show.SEARCH] = None
    """申请、申报的期限；文件本身的施行、失效日期仍写在 effective、expires"""
    implementation: Annotated[
        Implementation | None, Label("细则出了没有"), Show.SECTION | Show.SEARCH
    ] = None
    """见没见到怎样办的细则"""
    technical: Annotated[Many[Requirement], Label("对设备的要求"), Show.SECTION | Show.SEARCH] = ()
    """对设备、项目的技术要求"""
