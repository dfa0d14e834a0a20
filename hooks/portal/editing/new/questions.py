"""What an editor is asked for a new record, in which order."""

from dataclasses import dataclass

from portal.catalogue.catalogue import Catalogue
from portal.editing.new.usual_fields import UsualFields
from portal.kinds.kind import Kind
from portal.read.fields import Line, Title
from portal.read.model_fields import ModelField

FIRST = ("title", "doc_no")
"""What tells whether it is there already, so that nobody answers in vain."""


@dataclass(frozen=True)
class NewRecordQuestion:
    """A question about one field."""

    field: ModelField
    text: str


def questions(kind: Kind, catalogue: Catalogue) -> list[NewRecordQuestion]:
    """The questions of a catalogue: what can be answered in a line. The rest is written in the file,
    with the document at hand; evidence is never asked for in passing."""
    usual = UsualFields.of_kind(kind, catalogue)
    names = [name for name in usual.names() if name not in FIRST and _is_asked(usual, name)]
    if "level" in names and "regions" not in names:  # documents of a place have to say of which
        names.insert(names.index("level") + 1, "regions")
    first = [name for name in FIRST if name in usual.fields]
    return [NewRecordQuestion(usual.fields[name], _text(usual, name)) for name in (*first, *names)]


def _is_asked(usual: UsualFields, name: str) -> bool:
    field = usual.fields[name]
    if name in ("id", "added") or field.below or field.links:
        return False
    if field.vocabulary or field.choices:
        return field.vocabulary != "guidance"
    is_line = usual.model.model_fields[name].annotation in (str, Line, Title)
    return field.is_date or usual.is_required(name) and is_line and not _is_prose(field)


def _is_prose(field: ModelField) -> bool:
    return field.name in ("body", "summary")


def _text(usual: UsualFields, name: str) -> str:
    field = usual.fields[name]
    notes = []
    if field.is_date:
        notes.append("如 2026-08-15、2026-08、2026")
    if field.vocabulary:
        notes.append(
            "打几个字，会列出相近的；几个用、隔开"
            if _is_list(usual, name)
            else "打几个字，会列出相近的"
        )
    elif field.choices:
        notes.append("、".join(map(str, field.choices.values())))
    notes.append("必填，也可以先留空，在文件里填" if usual.is_required(name) else "可以留空")
    return f"{field.label}（{'；'.join(notes)}）："


def _is_list(usual: UsualFields, name: str) -> bool:
    return "tuple" in str(usual.model.model_fields[name].annotation).lower()
