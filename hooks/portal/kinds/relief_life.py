"""How a relief is got, from before the contract to years after: what a tax record says of its life.

Every statement says where it stands: a `key` into the sources of its record and the place in there.
What only one source says is `pending`; pages and tools then say 待核 behind it. A record that `follows`
others has their statements too (`life_of`), so that what holds for all reliefs of a tax is written once.
"""

from typing import Annotated, Literal

from portal.kinds.claim import Claim
from portal.kinds.claim_window import ClaimWindow, Implementation
from portal.kinds.life_fact import NUMBERED, FoundAt, LifeFact
from portal.read.fields import Line, Many, Model, Number, Reference
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
    "year-end": "做年度汇算清缴",
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

ROUTES = {
    "listed": "列入清单",
    "standard": "达到技术要求",
    "performance": "按效果",
}


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
    sources: Annotated[
        Many[FoundAt], Label("出处"), Is.OURS, Is.UNTOLD, Is.IN_DATA, Hidden(NUMBERED)
    ] = ()
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
    """做完这一件以前不要做什么，做了就补不回来：contract 签合同，purchase 购买，start 开工，loan 签贷款合同，income 取得第一笔收入，bid 投标，sale 开票收款，claim 申报，year-end 做年度汇算清缴。只是提醒、或者说“不用先做”的，不写"""


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
