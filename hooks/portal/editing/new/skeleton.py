"""The text of a new record's file: what is known filled in, what is needed left open, each with a
remark above that says what goes there.

A field that is needed stands empty, so that check.py names its line; one that is only usual stands
behind a #. Nothing that nobody has looked at is filled in: the verification is left open.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from portal.catalogue.catalogue import Catalogue
from portal.editing.files.field_order import in_order
from portal.editing.files.yaml_written import entry, written_row
from portal.editing.new.typed_values import TypedValues
from portal.editing.new.usual_fields import UsualFields, has_rows
from portal.kinds.item import Item
from portal.kinds.kind import Kind
from portal.read.document import Document
from portal.read.markers import Is
from portal.read.model_fields import ModelField, fields_of
from portal.read.record import Source, Verification
from portal.validity.status import DATED_LEVELS, TIMELESS_LEVELS

OPEN_PARTS: dict[str, type[BaseModel]] = {"verification": Verification, "sources": Source}
"""Fields that stand with the parts they need, for these are not to be guessed."""

_SEEN_FIRST = "见过原文再填，不要照抄别的记录"
_SEVERAL_LINES = "写几段的，冒号后面写 |，从下一行起每行前面空两格"

_BEGINNING = 12
"""Characters of a description in which its label need not be said twice."""

_FEW = 12
"""Terms of a vocabulary that are told one by one."""


@dataclass(frozen=True)
class Skeleton:
    """Makes the text for one catalogue."""

    kind: Kind
    catalogue: Catalogue

    @property
    def usual(self) -> UsualFields:
        return UsualFields.of_kind(self.kind, self.catalogue)

    def text(self, record: Mapping[str, Any], old: Item | None = None) -> str:
        """The file of a record of which some fields are known. `old` is the edition before."""
        usual = self.usual
        needed = self.needed(record, usual)
        names = in_order({*usual.names(), *record, *needed}, self.kind.model)
        lines = list(self._head(record, old))
        for name in names:
            field = usual.fields[name]
            if has_rows(field):
                lines += self._rows(field, record)
            else:
                lines += self._field(field, record, name in needed, usual, old)
        return "\n".join([*lines, *_foot(usual, names)]) + "\n"

    def needed(self, record: Mapping[str, Any], usual: UsualFields) -> list[str]:
        """The fields without which a record does not pass the checks: those of the model, the
        evidence, the number of what people ask for by number, the day from which it holds,
        what is not here yet of what people look up."""
        found = [name for name in usual.fields if usual.is_required(name)] + ["sources"]
        if issubclass(self.kind.model, Document):
            found += ["doc_no"] if self.kind.number_first else []
            found += ["coverage"] if self.kind.model.is_looked_up else []
            found += self._day(record)
            found += ["regions"] if str(record.get("level", "")).startswith("local-") else []
        return found

    def _day(self, record: Mapping[str, Any]) -> list[str]:
        level = record.get("level") or self._levels()[0]
        if level in TIMELESS_LEVELS:
            return []
        others = () if level in DATED_LEVELS else ("published", "effective")
        if any(record.get(name) for name in others):
            return []
        return ["effective" if level in DATED_LEVELS else "issued"]

    def _levels(self) -> list[str]:
        """The levels of a catalogue's documents, the usual one first."""
        used = [item.get("level") for item in self.catalogue.of(self.kind.id)]
        own = [
            term.id
            for term in self.catalogue.vocabularies.get("levels", {}).values()
            if getattr(term, "catalogue", "") == self.kind.id
        ]
        return sorted(dict.fromkeys([*used, *own]), key=lambda level: -used.count(level)) or [""]

    def _head(self, record: Mapping[str, Any], old: Item | None) -> Iterator[str]:
        yield f"# {self.kind.name}：{self.kind.description}。# 开头的行是说明，填好以后可以删去。"
        yield "# 标“必填”的写在冒号后面，空一格；别的字段要写，就去掉行首的“# ”再填，不写就不用管。"
        if old is not None:
            yield f"# 新的一版，照 {old.id}（{old.title}）抄来了不变的内容，请逐项核对。"
            if record.get("supersedes"):
                yield "# 旧版没有被废止、只是接续的，把 supersedes 改成 continues。"

    def _field(
        self,
        field: ModelField,
        record: Mapping[str, Any],
        is_needed: bool,
        usual: UsualFields,
        old: Item | None,
    ) -> Iterator[str]:
        yield self._remark(field, is_needed, usual, old, field.name in record)
        if field.name in record:
            if field.name in OPEN_PARTS:
                yield from _open_parts(field.name, record[field.name])
            else:
                yield entry(field.name, record[field.name], self.kind.model, 0)
        elif not is_needed:
            yield f"# {field.name}:"
        elif field.name in OPEN_PARTS:
            yield from _open_parts(field.name, {})
        else:
            yield f"{field.name}:"

    def _remark(
        self,
        field: ModelField,
        is_needed: bool,
        usual: UsualFields,
        old: Item | None,
        is_known: bool,
    ) -> str:
        told = [f"{'必填。' if is_needed else ''}{_described(self.kind.model, field)}"]
        told += [_SEEN_FIRST] if field.name in OPEN_PARTS else []
        told += [_SEVERAL_LINES] if is_needed and Is.MARKDOWN in field.traits else []
        if field.vocabulary and (terms := self._terms(field, told[0])):
            told.append(terms)
        example = "" if is_known or field.name in OPEN_PARTS else usual.example(field.name)
        if example:
            told.append(f"例：{example}")
        if old is not None and (field.is_date or field.name in ("title", "doc_no")):
            was = old.get(field.name) if field.name != "added" else None
            told += [f"上一版是 {was}"] if was else []
        return "# " + "。".join(part.rstrip("。") for part in told)

    def _terms(self, field: ModelField, described: str) -> str:
        """The terms of a short vocabulary; where those of a long one stand, unless that is told."""
        terms = list(
            TypedValues(self.kind, self.catalogue.vocabularies).choices(field).terms.values()
        )
        if len(terms) <= _FEW:
            return "可选：" + "、".join(f"{term.id}（{term.name}）" for term in terms)
        return "" if "词表" in described else f"写 data/vocab/{field.vocabulary}.yaml 里的 id"

    def _rows(self, field: ModelField, record: Mapping[str, Any]) -> Iterator[str]:
        """One row of another list as an example, behind #."""
        yield f"# {_described(self.kind.model, field)}。附件是表格的不用手写，用 import_table.py 导入："
        yield f"#   python3 scripts/import_table.py {record['id']} 附件.xlsx"
        row = UsualFields.of_rows(self.kind, field, self.catalogue).typical()
        if row is None:
            yield f"# {field.name}:"
            return
        value = row.model_dump(mode="json", exclude_defaults=True)
        yield f"# 手写的照这个样子（这一条是别的清单里的 {value['id']}，只看格式，不要照抄）："
        yield f"# {field.name}:"
        evidence = [name for name in OPEN_PARTS if value.pop(name, None)]
        value.pop("alias_ids", None)  # an id is nobody else's
        text = written_row({**value, "id": f"{record['id']}-1"}, field.below)
        yield from (f"# {line}" for line in text.rstrip("\n").split("\n"))
        if "verification" in evidence:  # nobody has looked at the new row
            yield from ("#     verification:", "#       confidence:", "#       checked:")


def _foot(usual: UsualFields, there: Sequence[str]) -> Iterator[str]:
    rest = [field for field in usual.others() if field.name not in there]
    if rest:
        told = "、".join(f"{field.name}（{field.label}）" for field in rest)
        yield f"# 还可以写：{told}。每个字段的意思见编者手册的字段说明。"


def _described(model: type[BaseModel], field: ModelField) -> str:
    said = (model.model_fields[field.name].description or "").rstrip("。")
    return said if field.label in said[:_BEGINNING] else f"{field.label}：{said}"


def _open_parts(name: str, held: Any) -> Iterator[str]:
    """The parts that evidence needs, each on a line of its own and empty where it is not known."""
    model = OPEN_PARTS[name]
    is_list = name == "sources"
    known = dict(held[0] if is_list and held else held)
    yield f"{name}:"
    needed = [one for one in fields_of(model) if model.model_fields[one].is_required()]
    pad = "    " if is_list else "  "
    for at, part in enumerate(dict.fromkeys([*needed, *known])):
        field = fields_of(model)[part]
        before = "  - " if is_list and at == 0 else pad
        yield f"{pad if at or not is_list else '  '}# {_described(model, field)}"
        value = entry(part, known[part], model, 0) if part in known else f"{part}:"
        yield f"{before}{value}"
