"""Whatever of a record can change, subscribers are told of it in words: no id, no name of a field."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, get_args, get_origin

import pytest
from helpers.building import ROOT
from pydantic import BaseModel

from portal.catalogue.content import content_of
from portal.kinds.kinds import KINDS
from portal.kinds.rows import all_row_fields
from portal.kinds.tax import PAYERS, Payer
from portal.ledger.change import Change
from portal.portal import Portal
from portal.read.model_fields import fields_of, models_in
from portal.view.value_formatter import ValueFormatter

SLUG = re.compile(r"[a-z]+(?:[-_][a-z0-9]+)*")

OWN_NAMES = {"id", "alias_ids", "line", "aliases", "written"}
"""What a record, a row or a line of editions is known by, and what people call it: there is no other name for
it. People write tce, which is the id of something else."""


def models(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if model in seen:
        return
    seen.add(model)
    yield model
    for info in model.model_fields.values():
        for below in models_in(info.annotation):
            yield from models(below, seen)


def literals(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    for part in get_args(annotation):
        yield from literals(part)


def all_models() -> list[type[BaseModel]]:
    seen: set[type[BaseModel]] = set()
    return [one for kind in KINDS for one in models(kind.model, seen)]


def test_every_choice_has_words() -> None:
    """A choice in Latin letters is written for programs; its field says what it is called."""
    without = [
        f"{model.__name__}.{name}: {value}"
        for model in all_models()
        for name, info in model.model_fields.items()
        for value in literals(info.annotation)
        if isinstance(value, str)
        and value.isascii()
        and value not in fields_of(model)[name].choices
    ]
    assert not without


def test_payers_are_named_once() -> None:
    assert set(get_args(Payer)) == set(PAYERS)


@pytest.fixture(scope="module")
def portal() -> Portal:
    return Portal.open(ROOT / "data", date(2026, 11, 29))


def test_no_slug_reaches_a_reader(portal: Portal) -> None:
    """Every field of every record, told as a change of its own. Ids of linked records are another
    matter: a feed names them as they were."""
    words = portal.site.event_text.words
    catalogue = portal.site.catalogue
    terms = {id for terms in catalogue.vocabularies.values() for id in terms if not id.isdigit()}
    names = {name for model in all_models() for name in model.model_fields}
    values = {
        v for m in all_models() for i in m.model_fields.values() for v in literals(i.annotation)
    }
    internal = {
        one for one in terms | names | values if isinstance(one, str) and SLUG.fullmatch(one)
    }
    bad = []
    for record in catalogue.records:
        content = content_of(record)
        lists = [field for field in all_row_fields() if field in content]
        rows = [(f"{field}[{row['id']}].", row) for field in lists for row in content[field]]
        for prefix, part in [("", content), *rows]:
            for name, value in part.items():
                if name in OWN_NAMES | {"catalogue", *all_row_fields()} or value is None:
                    continue
                told = words.changed(Change(prefix + name, None, value), content).new
                pieces = {piece.strip() for piece in re.split("[，；、]", told)}
                bad += [
                    f"{content['id']} {prefix}{name}: {one}"
                    for one in pieces & internal - set(catalogue.items)
                ]
    assert not bad, "\n".join(bad[:40])


@pytest.mark.parametrize(
    ("way", "value", "told"),
    [
        ("entitled", ["private-sme"], "中小微民营企业"),
        (
            "parameters",
            [{"quantity": "loan-limit", "value": 50000000}],
            "单户贷款上限（元），50000000",
        ),
        (
            "parameters",
            [{"quantity": "loan-limit", "value": 75000000, "since": "2026-08-01", "pending": True}],
            "单户贷款上限（元），75000000，起始 2026-08-01，待核",
        ),
        ("verification.unverified", [{"field": "effective"}], "施行日期"),
        (
            "verification.unverified",
            [{"field": "rate", "part": "只见一处"}],
            "比例、幅度，只见一处",
        ),
    ],
)
def test_what_only_programs_read_is_told_in_words(way: str, value: Any, told: str) -> None:
    content = {"catalogue": "tax", "id": "some", "title": "某项"}
    found = ValueFormatter({}).changed(Change(way, None, value), content)
    assert found.new == told and found.field in ("谁能享受", "测算用的数", "待核")
