"""Forms and what is said of them, as plain data for the browser."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.editing.forms.form_fields import SECTIONS, FormField, form_fields, tables_of
from portal.editing.forms.form_review import FormReview
from portal.kinds.kind import Kind
from portal.kinds.kinds import BY_ID
from portal.read.problem import Problem
from portal.read.vocabulary import Level


def boxes(kind: Kind, catalogue: Catalogue) -> dict[str, Any]:
    """The boxes of a catalogue's form by section, and what can be chosen in them."""
    fields = form_fields(kind.model)
    asked = {one.vocabulary for field in fields for one in (field, *field.parts)}
    return {
        "kind": {"id": kind.id, "name": kind.name},
        "sections": [
            {"id": id, "name": name, "fields": [_box(f) for f in fields if f.section == id]}
            for id, name in SECTIONS.items()
            if any(field.section == id for field in fields)
        ],
        "tables": list(tables_of(kind.model)),
        "records": [[item.id, item.title] for item in catalogue.records],
        "vocabularies": {
            name: [
                {"id": term.id, "name": term.name}
                for term in catalogue.vocabularies.get(name, {}).values()
                if not isinstance(term, Level) or term.catalogue == kind.id
            ]
            for name in sorted(asked - {""})
        },
    }


def said(found: FormReview) -> dict[str, Any]:
    """What a look at a form found."""
    return {
        "problems": [as_told(problem) for problem in found.problems],
        "changes": [{**asdict(one), "line": line} for one, line in found.told],
        "diff": found.diff,
    }


def as_told(problem: Problem) -> dict[str, Any]:
    """A problem, with the id of the record whose form shows it."""
    path = Path(problem.path)
    known = path.suffix == ".yaml" and path.parent.name in BY_ID
    return {**asdict(problem), "id": path.stem if known else ""}


def _box(field: FormField) -> dict[str, Any]:
    return {
        "name": field.name,
        "sort": field.sort,
        "label": field.label,
        "help": field.help,
        "required": field.required,
        "vocabulary": field.vocabulary,
        "choices": field.choices,
        "parts": [_box(part) for part in field.parts],
    }
