"""What a form's page reads to fill it in: its tables, and for every column what fills it."""

from collections.abc import Iterator
from typing import Any

from portal.kinds.filing_table import ColumnBlock, FilingTable, Filled, FormColumn
from portal.kinds.filing_view import OURS
from portal.kinds.form import AS_ISSUED, EDITION_STATUS, FilingForm
from portal.kinds.item import Item
from portal.read.vocabulary import Fill
from portal.tools.without_empty import without_empty
from portal.view.site import Site

REFUSED = ("repealed",)
"""Editions that nobody may hand in: nothing is made of them."""


def form_files(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    """`forms/<id>` and its content, for each form that can be filled in."""
    for item in site.catalogue.of("forms"):
        form = item.value
        assert isinstance(form, FilingForm)
        if form.fill_here and not site.catalogue.is_withdrawn(item):
            yield f"forms/{item.id}", _form(item, form, site)


def _form(item: Item, form: FilingForm, site: Site) -> dict[str, Any]:
    tables = [_table(one, form.blocks, site) for one in form.tables]
    used = {one["fill"] for table in tables for one in (*table["columns"], *table["rows"])}
    return {
        "id": item.id,
        "title": item.title,
        "url": item.url,
        "edition": form.edition,
        "status": EDITION_STATUS[form.edition_status],
        "refused": form.edition_status in REFUSED,
        "as_issued": AS_ISSUED,
        "issuer": form.issuer,
        "ours": OURS,
        "kinds": [_kind(id, site) for id in _kinds(form)],
        "tables": [one for one in tables if one["each"] or one["rows"]],
        "unseen": [one["name"] for one in tables if not (one["each"] or one["rows"])],
        "fills": {id: _fill(id, site) for id in sorted(used)},
    }


def _table(table: FilingTable, blocks: tuple[ColumnBlock, ...], site: Site) -> dict[str, Any]:
    shared = {one.id: one for one in blocks}
    columns = [
        _column(column, shared[id].of)
        for id in table.uses
        if id in shared
        for column in shared[id].columns
    ]
    columns += [_column(column) for column in table.columns]
    return {
        "name": table.name,
        "ours": table.ours,
        "each": table.each or "",
        "equipment": list(table.equipment),
        "columns": columns,
        "rows": [_filled(one) for one in table.rows],
        "unseen": table.unseen or "",
        "note": table.note or "",
        "rules": list(table.rules),
    }


def _kinds(form: FilingForm) -> list[str]:
    """The kinds of machine that its tables are for: no list may have any of them, and they have to be told
    apart all the same."""
    return list(dict.fromkeys(id for table in form.tables for id in table.equipment))


def _kind(id: str, site: Site) -> dict[str, Any]:
    term = site.catalogue.term("equipment", id)
    aliases = list(term.aliases if term else ())
    return without_empty({"id": id, "name": site.name("equipment", id), "aliases": aliases})


def _column(column: FormColumn, of: str | None = None) -> dict[str, Any]:
    return {
        **_filled(column),
        **without_empty(
            {"reads": list(column.reads), "cumulative": column.cumulative, "of": of or ""}
        ),
    }


def _filled(one: Filled) -> dict[str, Any]:
    return without_empty({"name": one.name, "unit": one.unit, "fill": one.fill, "note": one.note})


def _fill(id: str, site: Site) -> dict[str, Any]:
    term = site.catalogue.vocabularies.get("fills", {}).get(id)
    assert isinstance(term, Fill)
    return without_empty({"name": term.name, "by": term.by, "tool": term.tool})
