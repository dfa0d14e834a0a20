"""The controlled vocabularies: every value that a reader can filter by."""

from portal.read.fields import Line, Many, Model, Place, Slug


class Term(Model):
    """One word of a vocabulary."""

    id: Slug
    """id，用于网址和数据文件"""
    name: Line
    """名称"""
    description: Line
    """说明"""
    aliases: Many[Line] = ()
    """别名、旧称"""


class Industry(Term):
    """An industry, tied to the national classification."""

    codes: Many[Line]
    """GB/T 4754 的门类或大类代码和名称，如“C22 造纸和纸制品业”"""
    key: bool = False
    """工信部办〔2010〕173号第五条点名的重点行业"""


class Region(Term):
    """A region; its id is the code of GB/T 2260 (national: cn)."""

    parent: Slug | None = None
    """上级地区"""


class Issuer(Term):
    """An issuing body."""

    short: Line
    """通用简称"""


class Level(Term):
    """A level of legal force."""

    catalogue: Slug
    """所属栏目"""


class Equipment(Term):
    """A category of equipment or plant."""

    industries: Many[Slug] = ()
    """只用于某些行业时，写行业 id"""


class RelationTerm(Term):
    """A relation that `related` states, as the two sides call it."""

    inverse: Line
    """对方页面上怎样称呼本记录"""


class GuidanceItem(Term):
    """One of the sixteen items of 工信部办〔2010〕173号."""

    places: Many[Place]
    """本站对应的地方，写站内地址，如 phase-out/"""


VOCABULARIES: dict[str, type[Term]] = {
    "topics": Term,
    "industries": Industry,
    "regions": Region,
    "issuers": Issuer,
    "levels": Level,
    "equipment": Equipment,
    "taxes": Term,
    "reliefs": Term,
    "statuses": Term,
    "relations": RelationTerm,
    "technology-categories": Term,
    "case-kinds": Term,
    "modes": Term,
    "stages": Term,
    "guidance": GuidanceItem,
    "synonyms": Term,
}
"""File name under data/vocab/ -> the form of its terms."""
