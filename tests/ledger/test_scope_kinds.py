"""The declarations of what one can subscribe to fit together, and say what belongs where."""

from collections import Counter
from typing import Any

import pytest
from helpers.desk import Desk, moment
from helpers.tree import catalogue, law, notice, relief, row

from portal.catalogue.content import content_of
from portal.kinds.kinds import KINDS
from portal.ledger.event import KINDS as EVENT_KINDS
from portal.ledger.event import Event, Subject
from portal.ledger.scope import ScopeNames
from portal.ledger.scope_kinds import ENDED, SCOPE_KINDS, ListedScope, Prominence, ScopeKind
from portal.read.vocabulary import VOCABULARIES

ISSUERS = ScopeKind("发布机关", "issuers", prefix="issuer", vocabulary="issuers", field="issuers")
TAXES = ScopeKind("税种", "taxes", prefix="tax", vocabulary="taxes", field="taxes")
LEVELS = ScopeKind("效力级别", "levels", prefix="level", vocabulary="levels", field="level")
(CATALOGUES,) = (kind for kind in SCOPE_KINDS if kind.anchor == "catalogues")
NEWS = ScopeKind(listed=(ListedScope("gone", "撤回和更正", events=("withdrawn", "corrected")),))


def names(*kinds: ScopeKind, **folders: list[dict[str, Any]]) -> ScopeNames:
    return ScopeNames(catalogue(**folders), kinds)


def subject(record: dict[str, Any], *rows: str, folder: str = "tax") -> Subject:
    (item,) = catalogue(**{folder: [record]}).records
    return Subject(content_of(item), rows=rows)


def test_the_public_contract_names_these_and_no_others(tmp_path: Any) -> None:
    """Addresses of feeds that people have subscribed to."""
    desk = Desk(tmp_path / "data")
    known = ScopeNames(desk.opened("2026-12-01T00:00").catalogue)
    ids = [scope.id for scope in known.scopes()]
    assert ids[:3] == ["all", "weekly", "monthly"]
    assert ids[3 : 3 + len(KINDS)] == [kind.id for kind in KINDS]
    begins = dict.fromkeys(id.partition("-")[0] for id in ids[3 + len(KINDS) :])
    assert list(begins) == ["topic", "industry", "region", "equipment"]  # and job, where there are
    assert {"topic-epc", "industry-paper", "region-330200", "equipment-motor"} < set(ids)
    assert known.term_of("topic-energy-saving") == ("topics", "energy-saving")


def test_no_two_declarations_stand_in_each_others_way(tmp_path: Any) -> None:
    known = ScopeNames(Desk(tmp_path / "data").opened("2026-12-01T00:00").catalogue)
    grouped = [kind for kind in SCOPE_KINDS if kind.prominence is not Prominence.QUICK]
    anchors = ["content", "quick", "sift", ENDED.anchor, *(kind.anchor for kind in grouped)]
    ids = [scope.id for scope in known.scopes()] + anchors
    assert [id for id, count in Counter(ids).items() if count > 1] == []
    assert all(kind.group and kind.anchor for kind in grouped)
    starts = [kind.id_of("") for kind in SCOPE_KINDS if kind.vocabulary]
    assert all(starts) and not [
        (one, other) for one in starts for other in starts if one != other and one.startswith(other)
    ]


def test_what_is_declared_is_there() -> None:
    fields = {"catalogue"} | {field for kind in KINDS for field in kind.model.model_fields}
    for kind in SCOPE_KINDS:
        assert kind.field in fields | {""}
        assert bool(kind.vocabulary or kind.catalogue) == bool(kind.prefix)
        assert kind.vocabulary in {*VOCABULARIES, ""}
        assert kind.page.count("{id}") == bool(kind.page)
        assert all(set(one.events) <= EVENT_KINDS.keys() for one in kind.listed)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ISSUERS, {"issuer-miit", "issuer-ndrc"}),
        (TAXES, {"tax-vat"}),
        (LEVELS, {"level-normative-document"}),
        (CATALOGUES, {"tax"}),
        (NEWS, set()),
    ],
)
def test_any_field_that_holds_ids_makes_scopes(kind: ScopeKind, expected: set[str]) -> None:
    """One id or many; a row belongs where its list does when it says nothing itself."""
    record = relief("r", row("r-1"), issued="2020-01-01", issuers=["miit", "ndrc"])
    made = names(kind)
    assert made.of_subject(subject(record)) == expected
    assert made.of_subject(subject(record, "r-1")) == expected


def test_a_kind_of_event_is_told_whatever_it_is_about() -> None:
    about = subject(law("a", effective="2020-01-01"), folder="laws")
    at = moment("2026-12-01T00:00")
    made = names(NEWS, ISSUERS)
    for kind in EVENT_KINDS:
        told = made.of_event(Event("a/x", kind, at, (about,)))
        assert told == ({"gone"} if kind in ("withdrawn", "corrected") else set())
    ended = Event("topic-x/ended", "withdrawn", at, scope="topic-x", name="旧主题")
    assert made.of_event(ended) == {"topic-x"}  # nothing was withdrawn but the scope itself


def test_everything_is_told_in_all() -> None:
    about = subject(notice("a", issued="2020-01-01"), folder="policies")
    at = moment("2026-12-01T00:00")
    made = names(*SCOPE_KINDS)
    for kind in EVENT_KINDS:
        assert made.of_event(Event("a/x", kind, at, (about,))) == {"all", "policies"}


def test_a_page_is_that_of_its_scope_and_so_is_what_continues_it(tmp_path: Any) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01", topics=["epc"]))
    made = ScopeNames(desk.opened("2026-12-01T00:00").catalogue)

    def shown(url: str) -> list[str]:
        return [scope.id for scope in made.shown_at(url)]

    assert shown("laws/") == shown("laws/page-2/") == ["laws"]
    assert shown("topics/epc/") == shown("topics/epc/laws/page-2/") == ["topic-epc"]
    assert shown("updates/") == shown("updates/2026-11/") == ["all", "weekly", "monthly"]
    for url in ("", "topics/", "about/", "404.html", "lawsuit/"):
        assert shown(url) == []


def test_the_nearest_page_says_what_it_shows() -> None:
    pages = ScopeKind(
        listed=(ListedScope("wide", "宽", "laws/"), ListedScope("narrow", "窄", "laws/x/"))
    )
    made = names(pages)
    assert [scope.id for scope in made.shown_at("laws/x/page-2/")] == ["narrow"]
    assert [scope.id for scope in made.shown_at("laws/y/")] == ["wide"]


def test_what_nothing_is_about_has_no_page_but_its_feeds_keep_their_address() -> None:
    by_id = {scope.id: scope for scope in ScopeNames(catalogue(), SCOPE_KINDS).scopes()}
    assert by_id["laws"].shown == by_id["laws"].url == "laws/"
    assert by_id["all"].shown == "updates/"
