"""What a model says of where a field shows is true of the page, the feed and the search.

One record a field: what is required, the field with a word that stands nowhere else, and what it
stands beside.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from html import unescape
from pathlib import Path
from typing import Any, get_args

import pytest
from helpers import tree
from pydantic import BaseModel

from portal.as_of import CHINA
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.content import content_of
from portal.catalogue.tree import Loaded, Tree
from portal.catalogue.vocabularies import by_id, load_vocabularies
from portal.feeds.feed_item import FeedItems
from portal.kinds.item import Item
from portal.kinds.kinds import BY_ID, KINDS
from portal.kinds.rows import row_fields
from portal.ledger.event import Event, Subject
from portal.ledger.scope import Scope
from portal.page import Page
from portal.pages.record.record import record_page
from portal.portal import Portal
from portal.read.dates import PartialDate
from portal.read.markers import PAGE, Is, Show
from portal.read.model_fields import ModelField, fields_of
from portal.read.vocabulary import Term
from portal.search.documents import documents
from portal.site_info import SiteInfo
from portal.view.render import Renderer

FROZEN, _ = load_vocabularies(tree.VOCABULARIES)
MODES = Term(id="first-come", name="先到先得", description="按先后")
FILES = [replace(one, terms=(MODES,)) if one.name == "claim-modes" else one for one in FROZEN]
"""The frozen ones, and how reliefs are got, which the frozen records do not say."""
VOCABULARIES = by_id(FILES)
INFO = SiteInfo("平台", "https://portal.example/", "政策信息")

TEMPLATES = Renderer(tree.catalogue()).templates

WORD = "甲乙丙丁戊己"
TARGET = "another"
RELIEF = "another-relief"
BODY = "another-body"
TARGETS = {"relief": RELIEF, "bodies": BODY}
"""What fields lead to that lead to one catalogue only."""
LED = {"money": "tax", "bodies": "bodies"}
"""The catalogues that parts of a record lead to."""
TITLE = "壬癸子丑寅卯"
"""Of the record that links lead to."""

BESIDE = {
    "issuers_note": ("issuers",),
    "models_norm": ("models",),
    "coefficients_note": ("coefficients",),
    "high": ("low",),
}
"""What a field is told with, and not alone."""

AMONG_OTHERS = ("table",)
"""What is told of a part only where there are several."""

DAY, NUMBER, WEB = "2013-05-06", 70_707, "https://example.org/found"


@dataclass(frozen=True)
class Case:
    """A field of records (`row` '') or of their rows (the field that holds them)."""

    kind: str
    row: str
    way: tuple[str, ...]
    show: Show

    def __str__(self) -> str:
        return ".".join((self.kind, *filter(None, [self.row]), *self.way))


def cases() -> Iterator[Case]:
    for kind in KINDS:
        for way, show in ways(kind.model, ~Show(0)):
            yield Case(kind.id, "", way, show)
        for row in row_fields(kind.id):
            for way, show in ways(model_at(kind.model, (row,)), ~Show(0)):
                yield Case(kind.id, row, way, show)


def ways(model: type[BaseModel], within: Show) -> Iterator[tuple[tuple[str, ...], Show]]:
    for name, field in fields_of(model).items():
        show = field.show & within
        if show:
            yield (name,), show
            if field.below and Is.ROWS not in field.traits:
                yield from (((name, *way), inner) for way, inner in ways(field.below, show))


def model_at(model: type[BaseModel], way: tuple[str, ...]) -> type[BaseModel]:
    for name in way:
        below = fields_of(model)[name].below
        assert below
        model = below
    return model


def value_of(model: type[BaseModel], name: str, plain: bool) -> tuple[Any, tuple[str, ...]]:
    """What to write in a field, and what may be read of it then; `plain` where it only has to be
    there."""
    field, annotation = fields_of(model)[name], model.model_fields[name].annotation
    if name == "field":  # the name of a field
        return "cautions", ("提醒",)
    if name == "way" and not field.vocabulary:  # a number as old as DAY would not be shown
        return "site", ("网址",)
    if name == "level" and field.vocabulary:
        return "law", ("法律",)
    if name == "digest":
        return "5e" * 32, ("5e" * 32,)
    if name == "size":  # of a file, which people read in KB
        return NUMBER, ("69 KB",)
    if name == "guidance_items":
        return [7], ("第7条",)
    if name == "sources" and not field.below:  # by their keys
        return ["key"], ("出处甲",)
    value, read = _one(field, annotation, plain)
    many = getattr(annotation, "__origin__", None) is tuple
    return ([value] if many else value), read


def _one(field: ModelField, annotation: Any, plain: bool) -> tuple[Any, tuple[str, ...]]:
    inside = list(_inside(annotation))
    if field.below:
        part = required(field.below)
        if not any(isinstance(one, str) for one in part.values()):
            part[next(iter(fields_of(field.below)))] = "某"
        return part, ()
    if field.links:
        return TARGETS.get(field.name, TARGET), (TITLE,)
    if field.vocabulary:
        term = max(VOCABULARIES[field.vocabulary].values(), key=lambda one: len(one.name))
        return term.id, (term.name,)
    choices = [one for one in inside if isinstance(one, (str, bool))]
    choices += [one for one in field.choices if isinstance(one, str) and not choices]
    if choices:
        one = "medium" if "medium" in choices else choices[0]
        return one, (field.choices.get(one, str(one)),)
    if PartialDate in inside:
        return DAY, (DAY, PartialDate(DAY).spoken)
    if bool in inside:
        return True, (field.choices.get(True, "待核" if field.name == "unverified" else "是"),)
    if str not in inside:
        return NUMBER, (str(NUMBER),)
    if Is.WEB in field.traits:
        return WEB, (WEB,)
    if field.name in ("made", "commissioned"):
        return "<=1987", ("1987年及以前",)
    if field.name in ("id", "source"):
        return "some-id", ("some-id",)
    return ("某" if plain else WORD), (WORD,)


def _inside(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _inside(part)


def required(model: type[BaseModel]) -> dict[str, Any]:
    return {
        name: value_of(model, name, plain=True)[0]
        for name, info in model.model_fields.items()
        if info.is_required()
    }


def filled(model: type[BaseModel], way: tuple[str, ...]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """A record with a field filled in, and what may be read of it then."""
    name, *rest = way
    record = required(model)
    for other in BESIDE.get(name, ()):
        record[other] = value_of(model, other, plain=True)[0]
    if not rest:
        value, read = value_of(model, name, plain=False)
        below = fields_of(model)[name].below
        if below:  # a part shows with what it must have
            told = [one for one, inner in fields_of(below).items() if inner.show]
            must = [one for one in told if below.model_fields[one].is_required()]
            show = fields_of(model)[name].show
            whole = [one for one in must or told if show in fields_of(below)[one].show]
            return filled(model, (name, (whole or must or told)[0]))
        return record | {name: value}, read
    part, read = filled(model_at(model, (name,)), tuple(rest))
    many = getattr(model.model_fields[name].annotation, "__origin__", None) is tuple
    others = [required(model_at(model, (name,)))] if rest[0] in AMONG_OTHERS else []
    return record | {name: [part, *others] if many else part}, read


@dataclass(frozen=True)
class Seen:
    """What readers meet of a record or row."""

    page: str
    entry: str
    body: str
    about: str


def seen(case: Case, record: dict[str, Any]) -> Seen:
    targets = {
        "laws": tree.law(TARGET, title=TITLE, effective="2020-01-01"),
        "tax": tree.relief(RELIEF, title=TITLE, effective="2020-01-01"),
        "bodies": tree.body(BODY, title=TITLE),
    }
    others = [
        Loaded(BY_ID[id], f"{id}/{one['id']}.yaml", BY_ID[id].model.model_validate(one))
        for id, one in targets.items()
        if id == "laws" or id in [LED.get(name) for name in case.way]
    ]
    kind = BY_ID[case.kind]
    loaded = Loaded(kind, f"{kind.id}/x.yaml", kind.model.model_validate(record))
    found = Tree(Path(), FILES, [loaded, *others])
    portal = Portal(Catalogue(found), date(2026, 9, 1), INFO)
    portal.renderer.templates = TEMPLATES  # compiled once
    items = [one for one in portal.site.catalogue.items.values() if one.path == loaded.path]
    item: Item = items[-1] if case.row else items[0]
    page: Page = record_page(item, portal.site, portal.renderer)
    rows = (item.id,) if case.row else ()
    event = Event(
        "some/added", "added", datetime(2026, 9, 1, tzinfo=CHINA),
        (Subject(content_of(items[0]), rows=rows),),
    )  # fmt: skip
    entry = FeedItems(portal.site, portal.renderer, "a").of_event(event, Scope("all", "", "", ""))
    document = next(one for one in documents(portal.site, []) if one.url == item.url)
    return Seen(
        unescape(str(page.body)),
        unescape(entry.html) + " ".join(one.label for one in entry.categories),
        "\n".join(document.body),
        "\n".join((document.title, *document.names, *document.asked, *document.about)),
    )


def whole(case: Case, part: dict[str, Any]) -> dict[str, Any]:
    """The record that a row stands in, or the record itself."""
    return required(BY_ID[case.kind].model) | {case.row: [part]} if case.row else part


def record_of(case: Case) -> tuple[dict[str, Any], tuple[str, ...]]:
    model = BY_ID[case.kind].model
    part, read = filled(model_at(model, (case.row,)) if case.row else model, case.way)
    record = whole(case, part)
    if case.row or case.way[0] in row_fields(case.kind):
        record["id"] = "the-list"
    if case.way[-1] == "sources" and len(case.way) > 1:
        record["sources"] = [{"key": "key", "title": "出处甲", "seen": DAY}]
    return record, read


@pytest.mark.parametrize("case", list(cases()), ids=str)
def test_a_field_is_met_where_its_model_says(case: Case) -> None:
    record, read = record_of(case)
    met = seen(case, record)
    assert read
    for where, text in (
        (PAGE, met.page),
        (Show.ENTRY, met.entry),
        (Show.SEARCH, met.body),
        (Show.ABOUT, met.about),
    ):
        if case.show & where:
            assert any(word in text for word in read), (where, read)


def test_words_of_the_test_stand_nowhere_by_themselves() -> None:
    """Else it would find them whatever is shown."""
    for kind in KINDS:
        case = Case(kind.id, "", (), Show(0))
        record = required(kind.model)
        met = seen(case, record)
        leads = any(fields_of(kind.model)[name].links for name in record)  # it has to name another
        for word in (WORD, *([] if leads else [TITLE]), str(NUMBER), "1987年"):
            assert all(word not in text for text in (met.page, met.entry, met.body, met.about))
