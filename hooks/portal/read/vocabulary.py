"""The controlled vocabularies: every value that a reader can filter by."""

from typing import Annotated, Literal

from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Model, Number, Place, Reference, Slug
from portal.read.markers import Vocabulary


class Term(Model):
    """One word of a vocabulary."""

    id: Slug
    """id，用于网址和数据文件。一经使用不再改，网址和订阅都靠它"""
    name: Line
    """名称。页面上显示的名称，不与别的词条重复"""
    description: Line
    """说明。一句话，编者选词条时看"""
    aliases: Many[Line] = ()
    """别名、旧称。读者会拿来查找的叫法，一个一项；一个词只能在一个词条里"""


class Industry(Term):
    """An industry, tied to the national classification."""

    codes: Many[Line]
    """GB/T 4754 的门类或大类代码和名称，如“C22 造纸和纸制品业”"""
    key: bool = False
    """工信部办〔2010〕173号第五条点名的重点行业。写 true"""


class Region(Term):
    """A region; its id is the code of GB/T 2260 (national: cn)."""

    parent: Annotated[Slug | None, Vocabulary("regions")] = None
    """上级地区。市写省的代码，如 '370000'；省级不写"""


class Issuer(Term):
    """An issuing body."""

    short: Line
    """通用简称。如全国人民代表大会写“全国人大”；没有简称的写全称"""


class Level(Term):
    """A level of legal force."""

    catalogue: Annotated[Slug, Vocabulary("")]
    """所属栏目。写栏目的 id，如 laws"""


class Equipment(Term):
    """A category of equipment or plant."""

    industries: Annotated[Many[Slug], Vocabulary("industries")] = ()
    """只用于某些行业时，写行业 id"""


class RelationTerm(Term):
    """A relation that `related` states, as the two sides call it."""

    inverse: Line
    """对方页面上怎样称呼本记录"""


class GuidanceItem(Term):
    """One of the sixteen items of 工信部办〔2010〕173号."""

    places: Many[Place]
    """本站对应的地方，写站内地址，如 phase-out/"""


class Tax(Term):
    """A tax or another channel of support."""

    rate: Number | None = None
    """测算用的一般税率 %，没有优惠时用"""
    rate_since: PartialDate | None = None
    """这个税率从哪天起；更早的日子要读者自己填税率"""


Box = Literal[
    "investment",
    "retrofit",
    "revenue",
    "refund",
    "provider",
    "project",
    "emission",
    "owner",
    "loan",
    "income",
    "due",
]
"""What a situation is reckoned from; the boxes stand in hooks/theme/portal/tools/tax.html."""


class Situation(Term):
    """What an enterprise plans or has done, and the reliefs to look at then."""

    asks: Many[Box] = ()
    """测算要填的几组数：investment 购置金额，retrofit 改造投入，revenue 产品收入，refund 即征即退，provider 是不是节能服务公司，project 项目所得，emission 排放浓度，owner 是不是中小微民营企业，loan 贷款，income 应纳税所得额，due 应缴税额"""
    payers: Many[Literal["general", "small"]] = ()
    """只有这类增值税纳税人能享受时写：general 一般纳税人，small 小规模纳税人"""
    reliefs: Many[Slug]
    """要看的优惠，税收优惠栏目里记录的 id，主要的在前；已经停止的也写，会说明"""
    together: Many[Line] = ()
    """能不能和别的优惠一起用；没有明文的写明待核"""


class Choice(Term):
    """Several scopes at one address: what somebody of one sort needs."""

    scopes: Many[Reference]
    """合在一起的订阅，写“订阅”页上的名字，如 industry-paper、equipment-motor；至少两个"""
    catalogues: Annotated[Many[Slug], Vocabulary("")] = ()
    """只收这几个栏目的，写栏目的 id，如 [laws, standards]；不写就各栏目都收"""


VOCABULARIES: dict[str, type[Term]] = {
    "topics": Term,
    "industries": Industry,
    "regions": Region,
    "issuers": Issuer,
    "levels": Level,
    "equipment": Equipment,
    "taxes": Tax,
    "reliefs": Term,
    "statuses": Term,
    "relations": RelationTerm,
    "technology-categories": Term,
    "case-kinds": Term,
    "modes": Term,
    "stages": Term,
    "guidance": GuidanceItem,
    "situations": Situation,
    "synonyms": Term,
    "choices": Choice,
}
"""File name under data/vocab/ -> the form of its terms."""

OPTIONAL = ("choices",)
"""Vocabularies that may be missing: who offers no choices of their own needs no file for them."""
