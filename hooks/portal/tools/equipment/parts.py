"""The equipment check's data as files: all of it (`tools/equipment.json`) for a table of machines, and in
parts for one machine: what every answer needs (`tools/listed.json`), what only those about one kind of
machine need (`tools/listed/<kind>.json`), the rows that words find rather than a model
(`tools/listed-words.json`), and the rows of each grade table (`tools/grades/<table>.json`)."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from portal.tools.benchmark.machines import machines
from portal.tools.equipment.data import data
from portal.view.site import Site

Part = dict[str, Any]

UNTOLD = {"rows", "note", "coverage", "partial", "bans", "effective", "until", "successors"}
"""Of a grade table what says nothing of a machine that is only looked up."""

OF_KINDS = ("rows", "bans", "demands")
"""What is about some kinds of machine, by its own `equipment`."""

ANY, UNLIKE = "??", "**"
"""Beginnings that may be any, and those that are neither letter nor digit as plates have them."""


QUOTES = "“‘「『《"


def equipment_files(site: Site) -> Iterator[tuple[str, Part]]:
    """Each by its name, without `tools/` and `.json`."""
    whole = data(site)
    yield "equipment", whole
    yield "listed", _head(whole)
    yield "listed-words", {"rows": [row for row in whole["rows"] if _is_found_by_words(row)]}
    graded = {one["id"]: one for one in machines(site)["machines"]}
    for category in whole["categories"]:
        id = category["id"]
        grades = {"grades": _without_rows(graded[id])} if id in graded else {}
        yield f"listed/{id}", {**_of_kind(id, whole), **grades}
    for machine in graded.values():
        for table in machine["tables"]:
            yield f"grades/{table['id']}", {"rows": table["rows"]}


def _without_rows(machine: Part) -> Part:
    """The grade tables of a kind that hold now, as far as they tell which of them a machine needs."""
    tables = [table for table in machine["tables"] if "to_come" not in table]
    return {
        "id": machine["id"],
        "tables": [{key: table[key] for key in table if key not in UNTOLD} for table in tables],
        "market": machine["market"],
    }


def _head(whole: Part) -> Part:
    kept = {name: found for name, found in whole.items() if name not in (*OF_KINDS, "beside")}
    starts = {one["id"]: _starts(one["id"], whole) for one in whole["categories"]}
    categories = [{**one, "starts": starts[one["id"]]} for one in whole["categories"]]
    return {**kept, "categories": categories, "count": len(whole["rows"])}


def _of_kind(id: str, whole: Part) -> Part:
    own = {name: [one for one in whole[name] if id in one["equipment"]] for name in OF_KINDS}
    return {**own, "beside": {id: whole["beside"][id]}}


def _starts(id: str, whole: Part) -> str:
    """How the models of a kind begin, two characters each: which kinds have to be asked for a model."""
    models = (
        model for row in whole["rows"] if id in row["equipment"] for model in row.get("models", ())
    )
    return "".join(sorted({start for model in models for start in _beginnings(_written(model))}))


def _written(model: Mapping[str, Any]) -> str:
    return next(str(model[name]) for name in ("is", "series", "word", "head") if name in model)


def _beginnings(written: str) -> Iterator[str]:
    """At least how a model begins once it is spelled as models are compared (spelling.js): what that may
    change is given as any. A hyphen more or less and a 0 for an O make no difference here."""
    if written[:1] in QUOTES:  # they go where they are closed
        yield UNLIKE
        written = written.lstrip(QUOTES)
    plain = unicodedata.normalize("NFKC", written[:1]).upper()
    if not written or not (plain.isascii() and plain.isalnum()):
        yield UNLIKE if unicodedata.name(written[:1], "").startswith("CJK UNIFIED") else ANY
        return
    rest = written[1:].replace("-", "").replace(" ", "").upper()[:1]
    second = rest.replace("0", "O") if rest.isascii() and rest.isalnum() else " "
    yield plain + second
    if plain in "1I":  # 1-10/8 of the lists is L-10/8
        yield "L" + second


def _is_found_by_words(row: Mapping[str, Any]) -> bool:
    """A row of a type that no letters tell, or with Chinese in a model."""
    models = row.get("models", ())
    typed = row["match"] == "attribute" and not any("word" in model for model in models)
    return typed or any(not model.get("is", "").isascii() for model in models)
