"""The controlled vocabularies: every value that a reader can filter by."""

from datetime import date
from typing import Annotated, Literal

from pydantic import StringConstraints

from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Model, Number, Place, Reference, Slug, Url
from portal.read.markers import Vocabulary

HOST = r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.[a-z][a-z0-9-]*$"
"""A pattern: the name of a host, in small letters; never a bare address."""


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
    gaps: Many[Line] = ()
    """没有收录什么。读者会到这一页来找、而本站没有的，用自己的话写，一样一项；写了就显示在这个词条的页面上，收录以后删去"""


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
    cities: Many[Line] = ()
    """所辖地级市、州、盟的简称，供查找认出问的是哪里；有没有记录不管"""


class Issuer(Term):
    """An issuing body."""

    short: Line
    """通用简称。如全国人民代表大会写“全国人大”；没有简称的写全称"""
    since: PartialDate | None = None
    """这个名称从什么时候起，如 2018；一直有的、不清楚的不写。供 check.py --wording 查写错的机关名称"""
    until: PartialDate | None = None
    """这个名称用到什么时候，如 2018；还在用的不写"""
    successor: Annotated[Slug | None, Vocabulary("issuers")] = None
    """职责由哪个机关承接，写它在本词表里的 id"""


class Level(Term):
    """A level of legal force."""

    catalogue: Annotated[Slug, Vocabulary("")]
    """所属栏目。写栏目的 id，如 laws"""


class Equipment(Term):
    """A category of equipment or plant."""

    industries: Annotated[Many[Slug], Vocabulary("industries")] = ()
    """只用于某些行业时，写行业 id"""


class Matter(Term):
    """What one asks a body about, and what on this site it belongs to."""

    catalogues: Annotated[Many[Slug], Vocabulary("")] = ()
    """哪些栏目的记录归这一类事，写栏目的 id；和 topics 都写的，要都符合"""
    topics: Annotated[Many[Slug], Vocabulary("topics")] = ()
    """哪些主题的记录归这一类事"""
    equipment: Annotated[Many[Slug], Vocabulary("equipment")] = ()
    """哪些设备的记录归这一类事；写了，设备要符合其中一个"""


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


class FigureKind(Term):
    """A kind of figure that cases are compared by, with the unit that all of them are given in."""

    unit: Line | None = None
    """单位，如 万元、tce/a；各个案例各用各的单位的不写，由记录自己写"""
    unit_words: Line | None = None
    """页面上怎样写这个单位，不带“每年、每日”（名称里有），如 吨标准煤；不写就照单位写"""
    rate: bool = False
    """是百分数、要写明是什么的百分数（电、水、成本……）的写 true，记录里用 of 写"""


class Holding(Model):
    """Documents that a library holds: those that fit all that is said here; what is not said fits
    every one."""

    catalogues: Annotated[Many[Slug], Vocabulary("")] = ()
    """只管这些栏目的记录，写栏目的 id，如 tax；不写就是各栏目都管"""
    levels: Annotated[Many[Slug], Vocabulary("levels")] = ()
    """只管这些效力级别，取自词表 levels"""
    issuers: Annotated[Many[Slug], Vocabulary("issuers")] = ()
    """发布机关里有其中一个就管，取自词表 issuers"""
    led_by: Annotated[Many[Slug], Vocabulary("issuers")] = ()
    """发布机关的第一个是其中之一才管，取自词表 issuers。文件一般登在牵头机关的网站上"""
    look_up: Literal["title", "doc_no", "basis"] = "title"
    """到那里拿什么找：title 标题；doc_no 文号或标准号，没有的用标题；basis 记录只讲一部法律里的几条时，用它依据的法律的标题"""


class Sighting(Model):
    """Where the address of a library was seen."""

    title: Line
    """在哪份材料里见到这个网址"""
    date: PartialDate
    """哪天看的"""


class Library(Term):
    """Where official texts are kept and can be looked up."""

    url: Url
    """首页，或者它自己的查询页；见到过的地址才写"""
    search: Url | None = None
    """带查询词的地址，查询词的位置写 {words}；见到过这样的写法才写，没有就只给首页"""
    hint: Line
    """到了那里怎样找，一句话。如“在首页的搜索框里粘贴标题”"""
    limit: Line | None = None
    """它不收哪些，一句话。如“只收现行有效的规章”；不知道就不写"""
    pages: Many[Url] = ()
    """这样开头的网址就是一份文件的正文页；来源的网址这样开头的，不必再写 official"""
    holds: Many[Holding] = ()
    """收哪些文件。写在前面的库先挑：一条记录归第一个管得着它的库"""
    seen: Many[Sighting]
    """在哪里见到这些网址"""


class Fill(Term):
    """What of the data of this site, or of what a firm typed, stands in a cell of a form."""

    by: Literal["own", "check", "grade", "reckoned", "typed"]
    """做出的表里标哪个字：own 表（设备表、台账、企业情况里写着），check 查（淘汰查询），grade 级（能效对标），reckoned 算（由上面几样算出），typed 写（要自己写）"""
    tool: Place | None = None
    """本站哪个工具能帮着算出来，写站内地址，如 tools/benchmark/；要自己抄进表里的才写"""


class Choice(Term):
    """Several scopes at one address: what somebody of one sort needs."""

    scopes: Many[Reference]
    """合在一起的订阅，写“订阅”页上的名字，如 industry-paper、equipment-motor；至少两个"""
    catalogues: Annotated[Many[Slug], Vocabulary("")] = ()
    """只收这几个栏目的，写栏目的 id，如 [laws, standards]；不写就各栏目都收"""


class RefusalTerm(Term):
    """Something by which one is refused, and how to ask for it."""

    question: Line
    """怎样问，一句话，回答“是”就拿不到。如“这台设备是不是用财政拨款买的？”"""


HostKind = Literal["official", "standards", "association", "media", "archive", "company", "unknown"]


class WebHost(Term):
    """A site that sources and services lead to, and whose it is."""

    kind: HostKind
    """是谁的：official 政府机关和它指定的；standards 标准机构；association 协会、学会；media 报刊、通讯社、新闻网站；archive 期刊、资料库；company 企业、商业网站；unknown 看不出是谁的"""
    hosts: Many[Annotated[str, StringConstraints(pattern=HOST, max_length=100)]]
    """主机名，如 paper.ce.cn；写 ce.cn 就连同它下面的各个子站"""


class WordingTerm(Term):
    """A way of writing that is wrong; the name is the right one."""

    wrong: Many[Line]
    """写错的样子，一个一项，如“kwh”"""
    right_in: Many[Line] = ()
    """这些词里的不算错，如“登陆”在“登陆艇”里"""


class AcceptedWording(Term):
    """A place where what looks wrong is right; the description says why."""

    words: Line
    """看起来写错的那几个字，照 check.py --wording 说的抄"""
    records: Many[Reference] = ()
    """在哪几条记录里，写 id；手写网页写它的路径，如 docs/about.md；不写就是处处"""


class HijackSign(Term):
    """What pages say that have fallen into other hands; the name says of what kind."""

    words: Many[Line]
    """这些词，一个一项，如 域名出售；题名里有一个，或者正文里有几个不同的，就可疑。政策文件里会有的词不写"""
    alone: bool = False
    """正文里有一个就可疑的写 true，如“域名出售”"""


class AcceptedLink(Term):
    """A page that seems to be somebody else's and is not; the description says why."""

    url: Url
    """哪个网址，照记录里的写"""
    title: Annotated[str, StringConstraints(max_length=200)] = ""
    """那时看到的题名，照 linkcheck.py 说的抄；没有题名的网页不写。题名再变，就重新算"""
    until: PartialDate
    """到哪天为止，如 2027-06-30；过了这天重新算，要再看一次"""

    def covers(self, title: str, day: date) -> bool:
        """Whether it still speaks of a page of this title on a day."""
        return self.title == title and day <= self.until.last


class ReceivedQuestion(Term):
    """A question that a reader has asked and nobody has answered yet; who asked is not written down."""

    received: PartialDate
    """哪天收到的"""
    handler: Line | None = None
    """转给谁办，写科室，如“节能科”"""


RECEIVED = "received-questions"

VOCABULARIES: dict[str, type[Term]] = {
    "topics": Term,
    "industries": Industry,
    "regions": Region,
    "issuers": Issuer,
    "levels": Level,
    "equipment": Equipment,
    "taxes": Tax,
    "reliefs": Term,
    "claim-modes": Term,
    "refusals": RefusalTerm,
    "statuses": Term,
    "relations": RelationTerm,
    "technology-categories": Term,
    "case-kinds": Term,
    "modes": Term,
    "stages": Term,
    "figure-kinds": FigureKind,
    "rate-kinds": Term,
    "guidance": GuidanceItem,
    "situations": Situation,
    "libraries": Library,
    "synonyms": Term,
    "choices": Choice,
    "matters": Matter,
    "fills": Fill,
    "hosts": WebHost,
    "wording": WordingTerm,
    "accepted-wording": AcceptedWording,
    "hijack-signs": HijackSign,
    "accepted-links": AcceptedLink,
    RECEIVED: ReceivedQuestion,
}
"""File name under data/vocab/ -> the form of its terms."""

EDITORS_OWN = ("wording", "accepted-wording", "hijack-signs", "accepted-links", RECEIVED)
"""Vocabularies that say nothing of the data: how editors write, what they look for elsewhere, what they have
to answer."""

CHOICES = "choices"

HIJACK_SIGNS, ACCEPTED_LINKS = "hijack-signs", "accepted-links"

OPTIONAL = (
    CHOICES,
    "figure-kinds",
    "rate-kinds",
    "fills",
    "claim-modes",
    "refusals",
    "hosts",
    "wording",
    "accepted-wording",
    "hijack-signs",
    "accepted-links",
    RECEIVED,
)
"""Vocabularies that may be missing: who offers no choices of their own, compares no cases, has no forms, or
does not say how reliefs are got, needs no file for them."""
