"""What of an edit is no slip: dates, rates, amounts, limits, models, deadlines, which people act upon.

Subscribers see nothing of a minor edit. So what it may change is asked of the fields themselves, and
of running text the numbers in it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from portal.catalogue.content import Content, canonical
from portal.kinds.kinds import BY_ID
from portal.ledger.change import Change
from portal.read.markers import Is
from portal.read.model_fields import ModelField, fields_of
from portal.read.relation import Relation

_NUMBER = re.compile(
    r"\d+(?:\.\d+)?"
    r"|百分之[〇零一二两三四五六七八九十百千点]+"
    r"|[〇零一二两三四五六七八九十百千万亿]+(?=[年月日天元倍档级吨千瓦]|个月|批|条|项|款)"
)
"""A number in running text; Chinese figures only with what they count, for 一般 is none."""

_DECIDES = (Relation.SUPERSEDES, Relation.ENDS, Relation.AMENDS)
"""Links by which something stops holding, or says something else."""


def substance_of(changes: Sequence[Change], content: Content) -> list[Change]:
    """The changes that are more than slips."""
    return [one for one in changes if not one.order and _is_substance(one, content)]


def exact_of(changes: Sequence[Change], content: Content) -> list[Change]:
    """Those of them that concern a date, a rate, an amount, a model by itself, not in running text."""
    found = []
    for one in substance_of(changes, content):
        field, _, _ = _at(one.steps, content)
        if field is not None and _is_exact(field, one):
            found.append(one)
    return found


def _is_exact(field: ModelField, change: Change) -> bool:
    if Is.ROWS in field.traits:
        return True
    old, new = (_weights(field, value, words=False) for value in (change.old, change.new))
    return Counter(old) != Counter(new)


def _is_substance(change: Change, content: Content) -> bool:
    field, hidden, ours = _at(change.steps, content)
    if field is None:
        return Counter(_NUMBER.findall(canonical(change.old))) != Counter(
            _NUMBER.findall(canonical(change.new))
        )
    if ours:
        return False
    if hidden and change.old is None and not change.steps[-1].startswith("["):
        return False  # what the words of the record say already, now so that tools can reckon
    if Is.ROWS in field.traits:
        return True
    return Counter(_weights(field, change.old)) != Counter(_weights(field, change.new))


def _at(steps: list[str], content: Content) -> tuple[ModelField | None, bool, bool]:
    """The field at the end of a way, and whether it stands in what is hidden, or in what is ours."""
    kind = BY_ID.get(content.get("catalogue", ""))
    model: type[BaseModel] | None = kind.model if kind else None
    found: ModelField | None = None
    hidden = ours = False
    for step in steps:
        if not step.startswith("["):
            found = fields_of(model).get(step) if model else None
            if found is None:
                return None, hidden, ours
            hidden = hidden or bool(found.hidden)
            ours = ours or Is.OURS in found.traits
            model = found.below
    return found, hidden, ours


def _weights(field: ModelField, value: Any, words: bool = True) -> Iterator[tuple[str, str]]:
    """All that counts in a value, in whatever order it stands; of `words` the numbers in them."""
    if value is None or Is.OURS in field.traits:
        return
    parts = value if isinstance(value, list | tuple) else [value]
    for part in parts:
        if field.below and isinstance(part, dict):
            for name, inner in part.items():
                if below := fields_of(field.below).get(name):
                    yield from _weights(below, inner, words)
        elif counts(field):
            yield field.name, canonical(part)
        elif words and isinstance(part, str) and field.vocabulary is None and not field.links:
            yield from ((field.name, number) for number in _NUMBER.findall(part))


def counts(field: ModelField) -> bool:
    """Whether every change of its value is more than a slip."""
    if field.name == "id" or field.links:
        return bool(field.links and field.links.relation in _DECIDES)
    exact = Is.EXACT in field.traits and field.below is None
    return exact or Is.ACTED_ON in field.traits or field.is_date or field.is_value
