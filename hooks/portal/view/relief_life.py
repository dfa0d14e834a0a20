"""The life of a relief as everybody shows it: record pages, jobs, the relief finder.

What the relief says itself and what it follows stand together here, each statement with the record
that says it, so that nobody puts it into words a second time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portal.catalogue.followed import told_by
from portal.kinds.claim import Claim
from portal.kinds.claim_window import ClaimWindow, Implementation
from portal.kinds.item import Item
from portal.kinds.life_fact import FoundAt, LifeFact
from portal.kinds.relief_life import ACTS, Beforehand, ClaimMode
from portal.kinds.tax import TaxList
from portal.page import Link
from portal.read.record import PENDING
from portal.validity.status import Status
from portal.validity.windows import WindowSpan, unseen_words, window_on
from portal.view.article_links import law_of_source, place_link
from portal.view.site import Site

UNKNOWN_WAY = "unknown"

STANDING = {"open": "in-force", "before": "upcoming", "closed": "expired", "unknown": "unverified"}
"""How the states of windows are marked."""

WANTED = {
    "mode": "怎样办",
    "exclusions": "谁拿不到",
    "filed": "申报时交什么资料",
    "kept": "要留什么资料",
    "years": "资料留几年",
    "form": "填哪张表",
    "after": "拿了以后有什么限制",
    "hold": "多久不能转让、出租",
    "window": "什么时候截止",
    "office": "到哪里办",
}
"""What readers of a relief ask, and what it is called where there is no answer."""


@dataclass(frozen=True)
class LifeStatement:
    """One statement of the life of a relief: `said` by which record, and where that was seen."""

    fact: Any
    """One of the models of a life (kinds/relief_life.py, kinds/claim.py), by the part that it stands in."""
    said: Item
    own: bool
    """Whether the relief says it itself; what it follows says the rest."""
    grounds: tuple[Link, ...]


@dataclass(frozen=True)
class WholeLife:
    """All that is recorded of how a relief is got. `missing` are the keys of WANTED to which nothing
    is recorded."""

    item: Item
    mode: ClaimMode | None
    mode_grounds: tuple[Link, ...]
    before: tuple[LifeStatement, ...]
    during: tuple[LifeStatement, ...]
    when: tuple[LifeStatement, ...]
    form: tuple[LifeStatement, ...]
    filed: tuple[LifeStatement, ...]
    kept: tuple[LifeStatement, ...]
    after: tuple[LifeStatement, ...]
    exclusions: tuple[LifeStatement, ...]
    technical: tuple[LifeStatement, ...]
    office: tuple[LifeStatement, ...]
    window: ClaimWindow | None
    window_grounds: tuple[Link, ...]
    implementation: Implementation | None
    implementation_grounds: tuple[Link, ...]
    missing: tuple[str, ...]

    @property
    def is_told(self) -> bool:
        """Whether anything of it is recorded: else its page says nothing of it."""
        return self.mode is not None

    @property
    def first(self) -> tuple[LifeStatement, ...]:
        """What has to be done before what cannot be undone."""
        return tuple(one for one in self.before if one.fact.not_before)

    @property
    def bar(self) -> str:
        """Why nobody can claim it yet; '' where that is not so."""
        return unseen_words(self.implementation)


def whole_life(item: Item, site: Site) -> WholeLife:
    """The life of a relief, its own statements before those of what it follows."""
    known: dict[object, WholeLife] = site.known.setdefault("lives", {})
    if item.id not in known:
        known[item.id] = _whole_life(item, site)
    return known[item.id]


def _whole_life(item: Item, site: Site) -> WholeLife:
    told = list(told_by(item, site.catalogue))
    relief = item.value
    assert isinstance(relief, TaxList)
    unseen = relief.verification.confidence == "low"
    told = [] if unseen else told

    def all(field: str) -> tuple[LifeStatement, ...]:
        found: dict[str, LifeStatement] = {}
        for one, said in told:
            for fact in _facts(
                said, field
            ):  # two may say the same, one of them with more certainty
                if fact.text not in found or found[fact.text].fact.pending and not fact.pending:
                    grounds = grounds_of(fact.sources, one, item, site)
                    found[fact.text] = LifeStatement(fact, one, one.id == item.id, grounds)
        return tuple(found.values())

    own = None if unseen else relief
    mode = own.mode if own else None
    window = own.window if own else None
    rules = own.implementation if own else None
    kept, office = all("kept"), all("office")
    parts = {
        "mode": mode is not None and mode.way != UNKNOWN_WAY,
        "exclusions": bool(exclusions := all("exclusions")),
        "filed": bool(filed := all("filed")),
        "kept": bool(kept),
        "years": any(one.fact.years for one in kept),
        "form": bool(form := all("form")),
        "after": bool(after := all("after")),
        "hold": not after
        or any(one.fact.kind == "hold" for one in after)
        or not _is_for_a_thing(relief),
        "window": window is not None or relief.expires is not None,
        "office": bool(office),
    }
    return WholeLife(
        item=item,
        mode=mode,
        mode_grounds=grounds_of(mode.sources if mode else (), item, item, site),
        before=all("before"),
        during=all("during"),
        when=all("when"),
        form=form,
        filed=filed,
        kept=kept,
        after=after,
        exclusions=exclusions,
        technical=tuple(one for one in all("technical") if one.own),
        office=office[:1],
        window=window,
        window_grounds=grounds_of(window.sources if window else (), item, item, site),
        implementation=rules,
        implementation_grounds=grounds_of(rules.sources if rules else (), item, item, site),
        missing=tuple(key for key, there in parts.items() if not there),
    )


def _is_for_a_thing(relief: TaxList) -> bool:
    """Whether it is a credit for what one bought: that there is a time in which it must not be sold is to
    be expected, and nothing recorded of it does not mean that there is none."""
    return "tax-credit" in relief.reliefs


def _facts(relief: TaxList, field: str) -> Iterable[LifeFact]:
    holder: Any = relief.claim if field in Claim.model_fields else relief
    found: Any = getattr(holder, field, None)
    if found is None:
        return ()
    return found if isinstance(found, tuple) else (found,)


def grounds_of(
    sources: Iterable[FoundAt], said: Item, item: Item, site: Site | None = None
) -> tuple[Link, ...]:
    """Where a statement was seen: the number of the source on the page of the record that says it, and
    the place in there; the note has the name of the source. With `site` also the words of that place,
    where they are at hand."""
    known = {
        one.key: (number, one) for number, one in enumerate(said.value.sources, start=1) if one.key
    }
    page = "" if said.id == item.id else said.url
    found = []
    for one in sources:
        if one.key in known:
            number, source = known[one.key]
            words = f"[{number}]{one.at or ''}"
            found.append(Link(words, f"{page}#source-{one.key}", source.title))
            law = law_of_source(source, said, site) if site and one.at else None
            if law and site and (place := place_link(one.at or "", law, site)):
                found.append(place)
    return tuple(found)


def kept_words(item: Item, site: Site) -> list[str]:
    """The papers to keep, in the words of the record."""
    return [_marked(one) for one in whole_life(item, site).kept] or list(item.get("materials"))


def _marked(one: LifeStatement) -> str:
    return f"{one.fact.text}（{PENDING}）" if one.fact.pending else str(one.fact.text)


def acts_of(fact: Beforehand) -> str:
    """What not to do before it: 签合同、购买."""
    return "、".join(ACTS[one] for one in fact.not_before)


def window_today(life: WholeLife, site: Site) -> WindowSpan | None:
    """What its window says of the day that the site is made for; None where it has none, where its record no
    longer holds, or where nobody knows whether it does or by which rules: none is open then."""
    validity = site.validity(life.item)
    if life.window is None or validity is None or validity.status not in _LIVING:
        return None
    span = window_on(site.as_of, life.window)
    sure = validity.status is Status.IN_FORCE and not life.bar
    return span if sure or span.state != "open" else None


_LIVING = (Status.IN_FORCE, Status.UPCOMING, Status.UNVERIFIED)
