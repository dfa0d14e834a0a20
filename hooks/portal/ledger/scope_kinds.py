"""What one can subscribe to, declared: another sort of feed is one more entry of SCOPE_KINDS.

Feeds, calendars, /follow/, the panels on pages, the feeds that heads name and the list of all feeds
ask what stands here, and know no scope by themselves.
"""

from dataclasses import dataclass
from enum import Enum

from portal.catalogue.catalogue import FACET_NAMES
from portal.kinds.kinds import KINDS
from portal.ledger.digest import Period
from portal.ledger.event import KINDS as EVENT_KINDS

ALL = "all"
WEEKLY, MONTHLY = Period.WEEK.value, Period.MONTH.value


class Prominence(Enum):
    """How scopes stand on /follow/."""

    QUICK = "quick"
    """Before all groups, for whoever does not want to choose; the heads of pages on everything name
    them too."""
    OPEN = "open"
    FOLDED = "folded"


@dataclass(frozen=True)
class ListedScope:
    """A scope that is declared by name. `page` is the page below the root that shows the same.

    `events` are the kinds of events that it tells, whatever they are about; its calendar has the
    days of which such an event tells. With () it tells what its kind's field says, if anything.
    `digests` says that it sums up the weeks or months of what the first of all scopes tells.
    """

    id: str
    name: str
    page: str = ""
    events: tuple[str, ...] = ()
    digests: Period | None = None


@dataclass(frozen=True)
class ScopeKind:
    """Scopes of one sort: those that are `listed`, and one for each term of a `vocabulary`, whose
    id is then `prefix-term`, with the `joint` that stands there. A record belongs to those whose ids stand in its `field`, or in that
    field of its rows. `page` is the address of a term's page, with {id} in it, '' where terms have
    none; then links lead to the scope's place on /follow/.

    What has none of the fields of `general` holds for every term, and concerns whoever follows one.
    `holds` and `lacks` say to readers what is in such a scope and what is not.

    Where the terms of the vocabulary name other scopes, a scope is `made_of` those and tells once
    what any of them tells.

    With a `catalogue` there is one for each record of it, which tells of that record and of what it
    rests on.
    """

    group: str = ""
    """Heading on /follow/ and in the list of all feeds; '' for scopes that stand alone."""
    anchor: str = ""
    """Place of the group on /follow/."""
    lead: str = ""
    """What /follow/ says of the group before it lists it."""
    prominence: Prominence = Prominence.FOLDED
    rank: int | None = None
    """Place among what the page of a record offers, the smallest first; None: not there."""
    plain: bool = False
    """Whether a name says enough without its group."""
    weekly: bool = False
    """Whether each of them can be had as a weekly digest too, at `weekly/` and its id."""
    listed: tuple[ListedScope, ...] = ()
    prefix: str = ""
    joint: str = "-"
    vocabulary: str = ""
    made_of: bool = False
    catalogue: str = ""
    field: str = ""
    page: str = ""
    general: tuple[str, ...] = ()
    holds: str = ""
    lacks: str = ""

    def id_of(self, term: str) -> str:
        """The scope of a term, or of what is listed."""
        return f"{self.prefix}{self.joint}{term}" if self.prefix else term


def _facet(
    facet: str,
    prefix: str,
    rank: int,
    general: tuple[str, ...] = (),
    holds: str = "",
    lacks: str = "",
) -> ScopeKind:
    """The terms of a vocabulary that have gathering pages."""
    return ScopeKind(
        group=FACET_NAMES[facet],
        anchor=facet,
        rank=rank,
        weekly=True,
        prefix=prefix,
        vocabulary=facet,
        field=facet,
        page=f"{facet}/{{id}}/",
        general=general,
        holds=holds,
        lacks=lacks,
    )


FOR_WHOM = ("industries", "regions", "equipment")
"""Fields that say for whom something is: without them it holds for every industry, everywhere. What
is about a kind of machine concerns those who have it and follow it: told to every industry, it was
half of what did not concern its people (tests/facts/personas.yaml)."""


SCOPE_KINDS = (
    ScopeKind(
        prominence=Prominence.QUICK,
        listed=(
            ListedScope(ALL, "全部更新", "updates/", events=tuple(EVENT_KINDS)),
            ListedScope(WEEKLY, "每周摘要", "updates/", digests=Period.WEEK),
            ListedScope(MONTHLY, "每月摘要", "updates/", digests=Period.MONTH),
        ),
    ),
    ScopeKind(
        group="组合",
        anchor="choices",
        lead="几个订阅并成一个地址，同一件事只说一次。和自己差不多的，订一个就够。"
        "没有合适的，勾选下面的几个。协会、园区自己搭站的，可以加自己的组合（编者手册“定一个组合”）。",
        prominence=Prominence.OPEN,
        prefix="choice",
        joint="/",
        vocabulary="choices",
        made_of=True,
        weekly=True,
    ),
    ScopeKind(
        group="栏目",
        anchor="catalogues",
        prominence=Prominence.OPEN,
        rank=0,
        plain=True,
        weekly=True,
        listed=tuple(ListedScope(kind.id, kind.name, f"{kind.id}/") for kind in KINDS),
        field="catalogue",
    ),
    _facet("topics", "topic", rank=4),
    _facet(
        "industries",
        "industry",
        rank=2,
        general=FOR_WHOM,
        holds="本行业的、各行业都适用的全国规定",
        lacks="别的行业的、只管某一地区的、只管某种设备的（另订自己的设备）",
    ),
    _facet(
        "regions",
        "region",
        rank=3,
        general=FOR_WHOM,
        holds="当地的（市的含全省的，省的含所辖市的）、各行业都适用的全国规定",
        lacks="别的地区的、只管某一行业或者某种设备的全国规定（另订自己的行业、设备）",
    ),
    _facet(
        "equipment",
        "equipment",
        rank=1,
        general=FOR_WHOM,
        holds="这种设备的、各行业都适用的全国规定",
        lacks="别的设备的、只管某一行业或者某一地区的",
    ),
    ScopeKind(
        group="我要做的事",
        anchor="to-do",
        lead="一件事一个：这件事的步骤有改动，它用到的优惠、目录、标准、法律有变化或到期，都告诉你。",
        rank=-1,
        prefix="job",
        catalogue="jobs",
        page="jobs/{id}/",
        holds="这件事，和它用到的优惠、目录、标准、法律",
        lacks="它没有用到的文件",
    ),
)
"""In the order in which to offer them. Ranks are the order in which somebody with one question
would try them: the machine before the industry."""

GROUNDED = ("questions",)
"""Catalogues whose people also hear when something changes that its records rest on: who was told an
answer is told that it may not be right any more."""

CHANGING = frozenset(("amended", "superseded", "repealed", "expired", "withdrawn"))
"""Kinds of events by which a record is not what it was."""

ENDED = ScopeKind(group="已停止", anchor="ended", weekly=True)
"""Scopes whose term has left the vocabulary."""


def is_digest(scope: str) -> bool:
    """Whether a scope tells weeks or months, by its id."""
    return scope.partition("/")[0] in (WEEKLY, MONTHLY)
