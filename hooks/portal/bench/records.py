"""Any number of records, made by copying the real ones with new ids."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from portal.kinds.kinds import KINDS
from portal.kinds.rows import all_models, all_row_fields
from portal.read.model_fields import ModelField, ways
from portal.read.strict_yaml import parse
from portal.read.text import read

NAMES = {"id", "alias_ids"}
"""Fields, at any depth, that hold an id of the record itself or of a part of it."""


def _links(field: ModelField) -> bool:
    return field.links is not None


LINKS = {
    names[0] if names[-1] in NAMES else names[-1]
    for model in all_models()
    for names, _ in ways(model, _links)
}
"""Fields, at any depth, that hold ids of others; `related` is among them, and holds groups with an
`id`."""

OWN = "blocks"
"""A field whose parts are known by name within their record only: a copy has the same."""

MEANT = {"record", "relief", "body"}
"""Links without which the part that they stand in says nothing."""

RESTING = ("jobs", "interpretations", "questions")
"""Catalogues whose records rest on others in every sentence: with some left out they say nothing."""

_PROSE_LINK = re.compile(r"\[([^\]]*)\]\(id:([a-z0-9-]+)\)")
_ID = re.compile(r"^[a-z0-9-]+$")
_STANDARD = re.compile(r"^([A-Z][A-Z0-9/]* )(\d+)")


@dataclass(frozen=True)
class Original:
    """One real file: its catalogue, what is in it, and how many pages that makes."""

    kind: str
    value: dict[str, Any]

    @property
    def pages(self) -> int:
        return 1 + sum(len(self.value.get(field, ())) for field in all_row_fields())


def make(data: Path, target: Path, count: int) -> int:
    """Write to the folder `target` records from `data` that make `count` pages; return how many.

    The first generation keeps the real ids, each further one has ids, titles and numbers of its
    own and links only to itself. The last is cut to fit: a list goes in with all its rows or not
    at all, so the answer is less than `count` only where nothing small enough is left.
    """
    originals = in_proportion(list(_read(data)))
    shutil.copytree(data / "vocab", target / "vocab")
    places = _places(data / "vocab")
    every = {id for original in originals for id in _ids(original.value)}
    generation, done = 0, 0
    while done < count:
        generation += 1
        chosen = _chosen(originals, count - done)
        if not chosen:
            break
        done += sum(original.pages for original in chosen)
        whole = len(chosen) == len(originals)
        known = {id for original in chosen for id in _ids(original.value)}
        if generation == 1 and not whole:
            _forget_strangers(target / "vocab", known)
        known.add("")  # what is not said
        for number, original in enumerate(chosen, generation):
            value = original.value if whole else _without_strangers(original.value, every - known)
            if not whole:
                value.pop("line", None)  # a line of editions with some left out has gaps
            if generation > 1:
                place = places[number * generation % len(places)]
                value = _renamed(value, generation, f"（{place}{generation}）", known)
            _write(target / original.kind / f"{value['id']}.yaml", value)
        if whole and generation == 1:
            _copy_the_rest(data, target)
    return done


def in_proportion(originals: list[Original]) -> list[Original]:
    """In an order whose every beginning has its share of each catalogue."""
    totals = {kind.id: 0 for kind in KINDS}
    for original in originals:
        totals[original.kind] += 1
    seen = dict.fromkeys(totals, 0)
    places = []
    for number, original in enumerate(originals):
        places.append(((seen[original.kind] + 0.5) / totals[original.kind], number))
        seen[original.kind] += 1
    return [originals[number] for _, number in sorted(places)]


def _read(data: Path) -> Iterator[Original]:
    for kind in KINDS:
        for path in sorted((data / kind.id).glob("*.yaml"), key=lambda path: path.name):
            yield Original(kind.id, parse(read(path), path.name))


def _fitting(originals: list[Original], room: int) -> Iterator[Original]:
    for original in originals:
        if original.pages <= room:
            room -= original.pages
            yield original


def _chosen(originals: list[Original], room: int) -> list[Original]:
    """What fits, without those that rest on what does not."""
    chosen = list(_fitting(originals, room))
    known = {id for original in chosen for id in _ids(original.value)}
    lost = [
        one for one in chosen if one.kind in RESTING and not known.issuperset(_linked(one.value))
    ]
    if not lost:
        return chosen
    return _chosen([one for one in originals if one not in lost], room)


def _linked(value: Any, key: str = "") -> Iterator[str]:
    """Every id of others in a record."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _linked(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _linked(inner, key)
    elif key in LINKS and _is_id(value):
        yield value


def _is_id(value: Any) -> bool:
    """The same name may hold words elsewhere: standards by their numbers."""
    return isinstance(value, str) and bool(_ID.match(value))


def _ids(value: Any, key: str = "") -> Iterator[str]:
    """Every id that a record and its parts bear or bore."""
    if key in NAMES:
        for id in value if isinstance(value, list) else [value]:
            yield str(id).rpartition("/")[2]
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in LINKS and name != OWN:
                yield from _ids(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _ids(inner)


def _without_strangers(value: Any, strangers: set[str]) -> Any:
    """A copy without links to what is not among the chosen."""
    if isinstance(value, str):
        return _PROSE_LINK.sub(
            lambda found: found.group(1) if found.group(2) in strangers else found.group(0), value
        )
    if isinstance(value, list):
        parts = (inner for inner in value if not _means_a_stranger(inner, strangers))
        return [_without_strangers(inner, strangers) for inner in parts]
    if not isinstance(value, dict):
        return value
    result = {}
    for key, inner in value.items():
        if key in LINKS and isinstance(inner, list):
            inner = [one for one in inner if not _is_id(one) or one not in strangers]
            inner = [one for one in inner if key != "related" or one["id"] not in strangers]
        elif key in LINKS and _is_id(inner) and inner in strangers:
            continue
        result[key] = _without_strangers(inner, strangers)
    return result


def _means_a_stranger(part: Any, strangers: set[str]) -> bool:
    return isinstance(part, dict) and any(part.get(key, "") in strangers for key in MEANT)


def _forget_strangers(vocabularies: Path, known: set[str]) -> None:
    """Take from the vocabularies what they say of records that are not among the chosen."""
    for name, field in (("situations", "reliefs"), ("guidance", "places")):
        path = vocabularies / f"{name}.yaml"
        book = parse(read(path), path.name)
        for term in book["terms"]:
            term[field] = [one for one in term[field] if _record_of(one) in {"", *known}]
        _write(path, book)


def _record_of(name: str) -> str:
    """The id of the record that a relief (`some-id`) or a place (`laws/some-id/`) names; '' for a
    place that is no record."""
    catalogue, _, id = name.strip("/").rpartition("/")
    return id if "/" not in name or catalogue in {kind.id for kind in KINDS} else ""


def _places(vocabularies: Path) -> list[str]:
    """The names of places: with one in each, copies have words of their own, as real titles have."""
    path = vocabularies / "regions.yaml"
    return [term["name"] for term in parse(read(path), path.name)["terms"]]


def _renamed(record: dict[str, Any], generation: int, mark: str, known: set[str]) -> dict[str, Any]:
    """A copy under names of its own, with links to its own generation."""
    result = _with_ids(record, f"-g{generation}", known)
    result["title"] += mark
    if "written" in result:  # a word has one meaning
        result["written"] = [word + mark for word in result["written"]]
    result.pop("ambiguous", None)
    for field in all_row_fields():
        for row in result.get(field, ()):
            row["name"] += mark
    result.pop("fallback", None)  # there is one for all
    if "steps" in result:  # what people say leads to one job
        result.pop("aliases", None)
        for one in result.get("unknowns", ()):
            one.pop("asked", None)
    if number := result.get("doc_no"):
        standard = result.get("level") == "national-standard" and _STANDARD.match(number)
        longer = _STANDARD.sub(rf"\g<1>\g<2>{generation:03d}", number)
        result["doc_no"] = longer if standard else number + mark
    return result


def _with_ids(value: Any, suffix: str, known: set[str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {
            name: inner if name == OWN else _with_ids(inner, suffix, known, name)
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [_with_ids(inner, suffix, known, key) for inner in value]
    if key in NAMES or (key in LINKS and _is_id(value) and value in known):
        return f"{value}{suffix}"
    if isinstance(value, str):
        return _PROSE_LINK.sub(rf"[\1](id:\2{suffix})", value)
    return value


def _copy_the_rest(data: Path, target: Path) -> None:
    """What is no catalogue, such as the ledger; it speaks of records, which must all be there."""
    for folder in sorted(data.iterdir()):
        if folder.is_dir() and not (target / folder.name).exists():
            shutil.copytree(folder, target / folder.name)


_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
"""What is no text when it stands without quotes."""


class _Dumper(yaml.CSafeDumper):
    """Writes what the strict reader reads back as the same values."""


def _text(dumper: yaml.CSafeDumper, text: str) -> yaml.Node:
    doubtful = text[:1] in "0123456789+-." or text.lower() in _WORDS
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'" if doubtful else None)


def _decimal(dumper: yaml.CSafeDumper, number: Decimal) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:float", str(number))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _decimal)


def _write(path: Path, value: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, encoding="utf-8", newline="\n")
