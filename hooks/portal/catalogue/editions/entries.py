"""What editions are made of: rows, limits, grades and coefficients, each with what identifies it
and the values that may change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from pydantic import BaseModel

from portal.catalogue.content import Content, doubt_of, is_heading
from portal.catalogue.editions.folding import folded, folded_name
from portal.kinds.kinds import BY_ID
from portal.kinds.rows import row_fields
from portal.read.markers import Is
from portal.read.model_fields import ModelField, fields_of
from portal.read.record import PENDING

PLACE = ("id", "item_no", "group")
"""Fields of a row that say where it stands, and not what it says."""

LEVELS = ("advanced", "access", "limit", "benchmark", "baseline")
"""The values of an indicator, the strictest first."""


AMOUNTS = (*LEVELS, "value", "low", "high")
"""What is so much of the unit of its entry."""


@dataclass(frozen=True)
class EntryValue:
    """One value of an entry. `field` leads to what the models say of it (`rows.scope`); a value that
    is no field, like a grade, has its own `label`. `doubt` is what is not confirmed of it."""

    field: str
    value: Any
    label: str = ""
    doubt: str = ""
    unit: str = ""
    """Only where the other edition has another one, so that nobody compares the bare numbers."""
    repeats: bool = False
    """Whether it only says of the entry what its edition says of all."""

    @property
    def name(self) -> str:
        return self.field or self.label

    @property
    def unknown(self) -> bool:
        """Whether there is a value that nobody has seen."""
        return bool(self.doubt) and self.value in (None, "", [])


@dataclass(frozen=True)
class EditionEntry:
    """One row, limit, grade or coefficient of an edition.

    `keys` identify it, the surest first; '' where it has none of the sort. `models` are those of
    machines. `place` is its order in its edition, `group` the heading that it stands under there.
    """

    record: str
    edition: str
    """Words in which the year of its edition may stand."""
    sort: str
    id: str
    name: str
    number: str
    place: int
    keys: tuple[str, ...]
    values: tuple[EntryValue, ...]
    models: frozenset[str] = frozenset()
    group: str = ""
    text: str = ""
    """All its words, folded, for likeness."""
    earlier: tuple[tuple[str, str], ...] = ()
    """Edition and number that it had before, as it says itself."""
    unseen: bool = False
    """Whether no more than its name is known, so that nothing follows from what it does not say."""
    unit: str = ""
    """The unit of its amounts, where it has one for all."""

    @property
    def called(self) -> str:
        """Its name; of a limit with what is limited: one product has several."""
        said = {one.field: one.value for one in self.values}
        return (
            f"{self.name}：{said['indicators.indicator']}"
            if self.sort == "indicators"
            else self.name
        )


def entries_of(content: Content) -> list[EditionEntry]:
    """Everything in an edition that can be compared, in its order."""
    catalogue = content["catalogue"]
    found = [
        *(one for name in row_fields(catalogue) for one in _rows(content, name)),
        *_indicators(content),
        *_grades(content),
        *_coefficients(content),
    ]
    return found


def sorts_of(content: Content) -> set[str]:
    """What sorts of entries an edition has."""
    names = (*row_fields(content["catalogue"]), "indicators", "grade_tables", "coefficients")
    return {name for name in names if content.get(name)}


def is_whole(content: Content) -> bool:
    """Whether all of an edition is here, as its editors say: only then is what it lacks really not
    in it. Of a list somebody has to have said how many items it has."""
    unseen = content.get("verification", {}).get("confidence") == "low"
    counted = content.get("item_count") or not content.get("rows")
    return bool(counted) and not (unseen or content.get("coverage") or content.get("gaps"))


def plain_value(value: Any) -> Any:
    """A value as it is compared."""
    if value is None or isinstance(value, bool):
        return value or ""
    if isinstance(value, list | tuple):
        return tuple(sorted(map(str, (plain_value(one) for one in value))))
    if isinstance(value, Mapping):
        return tuple(sorted((key, str(plain_value(one))) for key, one in value.items()))
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return folded(str(value))
    return f"{number.normalize():f}" if number.is_finite() else folded(str(value))


@cache
def _compared(model: type[BaseModel]) -> tuple[ModelField, ...]:
    """The fields that say what the edition says."""
    return tuple(
        one
        for one in fields_of(model).values()
        if one.show and not one.traits & {Is.OURS, Is.REMARK} and one.name not in PLACE
    )


def _rows(content: Content, holder: str) -> Iterator[EditionEntry]:
    model = fields_of(BY_ID[content["catalogue"]].model)[holder].below
    assert model
    for place, row in enumerate(content.get(holder, ())):
        values = []
        for field in _compared(model):
            value = row.get(field.name)
            if field.name == "models":
                value = list(row.get("models_norm") or value or ())
            repeats = field.is_date and value == content.get(field.name)
            doubt = doubt_of(row, field.name)
            if value not in (None, "", [], ()) or doubt:
                leads_to = f"{holder}.{field.name}"
                values.append(EntryValue(leads_to, value, doubt=doubt, repeats=repeats))
        name = folded_name(row["name"])
        models = frozenset(map(folded, row.get("models_norm") or row.get("models") or ()))
        all_models = ",".join(sorted(models))
        product = folded(row.get("product") or "")
        group = folded_name(row["group"]) if row.get("group") else ""
        yield EditionEntry(
            record=content["id"],
            edition=_edition(content),
            sort=holder,
            id=row["id"],
            name=row["name"],
            number=str(row.get("item_no") or ""),
            place=place,
            keys=(
                models and f"{name}|{all_models}" or "",
                all_models,
                product and f"{name}|{product}",
                group and f"{name}|{group}",
                name,
            ),
            values=tuple(values),
            models=models,
            group=group,
            text="".join(folded(str(one.value)) for one in values if isinstance(one.value, str)),
            earlier=tuple(
                (str(one.get("edition", "")), str(one.get("item_no") or ""))
                for one in row.get("earlier", ())
            ),
            unseen=is_heading(row) or is_heading(content),
        )


def _indicators(content: Content) -> Iterator[EditionEntry]:
    for place, one in enumerate(content.get("indicators", ())):
        product, quantity, unit = (folded_name(one[x]) for x in ("product", "indicator", "unit"))
        doubt = PENDING if one.get("confidence") == "low" else ""
        values = [EntryValue(f"indicators.{x}", one[x]) for x in ("indicator", "unit")]
        values += [
            EntryValue(f"indicators.{x}", one[x], doubt=doubt)
            for x in LEVELS
            if one.get(x) is not None
        ]
        yield EditionEntry(
            record=content["id"],
            edition=_edition(content),
            sort="indicators",
            id=one["id"],
            name=one["product"],
            number=str(one.get("table") or ""),
            place=place,
            keys=(f"{product}|{quantity}|{unit}", f"{product}|{quantity}"),
            values=(EntryValue("indicators.product", one["product"]), *values),
            text=f"{product}|{quantity}",
            unseen=bool(doubt),
            unit=one["unit"],
        )


def _grades(content: Content) -> Iterator[EditionEntry]:
    """Each combination of ratings is an entry, its grades are the values."""
    place = 0
    for table in content.get("grade_tables", ()):
        parameters = [folded(one["name"]) for one in table["parameters"]]
        measure = f"{folded(table['quantity'])}|{folded(table.get('unit') or '')}"
        for row in table["rows"]:
            at = [str(plain_value(value)) for value in row["at"]]
            ratings = "|".join(
                sorted(f"{name}={value}" for name, value in zip(parameters, at, strict=False))
            )
            shown = "，".join(
                f"{one['name']} {value}{one.get('unit') or ''}"
                for one, value in zip(table["parameters"], row["at"], strict=False)
            )
            yield EditionEntry(
                record=content["id"],
                edition=_edition(content),
                sort="grade_tables",
                id=row["id"],
                name=f"{table['title']}：{shown}",
                number="",
                place=place,
                keys=(
                    f"{folded_name(table['title'])}|{measure}|{ratings}",
                    f"{table['equipment']}|{measure}|{ratings}",
                ),
                values=tuple(
                    EntryValue("", value, label=level)
                    for level, value in zip(table["levels"], row["grades"], strict=False)
                    if value is not None
                ),
            )
            place += 1


def _coefficients(content: Content) -> Iterator[EditionEntry]:
    for place, one in enumerate(content.get("coefficients", ())):
        doubt = PENDING if one.get("unverified") else ""
        values = [
            EntryValue(f"coefficients.{x}", one.get(x), doubt=doubt if x == "value" else "")
            for x in ("value", "low", "high", "unit")
            if one.get(x) is not None or doubt and x == "value"
        ]
        energy = folded_name(one["energy"])
        yield EditionEntry(
            record=content["id"],
            edition=_edition(content),
            sort="coefficients",
            id="",
            name=one["energy"],
            number="",
            place=place,
            keys=(f"{energy}|{folded(one['unit'])}", energy),
            values=tuple(values),
            text=energy,
            unseen=bool(doubt),
            unit=one["unit"],
        )


def _edition(content: Content) -> str:
    told = (content.get(x) or "" for x in ("id", "title", "doc_no", "issued", "effective"))
    return " ".join(map(str, told))
