"""How records and rows are shown. The defaults serve a catalogue that says nothing of itself."""

from collections.abc import Iterator, Sequence
from typing import Any

from portal.kinds.facts import facts, figures_table, is_prose, particulars, texts
from portal.kinds.item import Item
from portal.kinds.linked_data import Property, document_data, named_data, type_of_document
from portal.kinds.lookup import Lookup
from portal.page import Badge, Fact, Finding, Heading, Link, Section
from portal.read.document import Document, item_number
from portal.read.markers import Is, Show
from portal.read.model_fields import ModelField, shown
from portal.read.record import PENDING, Figure
from portal.read.relation import Relation
from portal.tables import Cell


class Presentation:
    """What pages ask of a record: its own sections, its gist, where it stands among others."""

    box = "具体内容"
    """The heading over what is particular to it."""
    gist: tuple[str, ...] = ()
    """Fields of which the first says in a sentence what it is about, where there is no summary."""
    card_text: tuple[str, ...] = ()
    """The same for its card in a list."""
    substance: tuple[str, ...] = ()
    """Fields that make it an answer, and no mere mention of one."""
    told: tuple[str, ...] = ()
    """Fields that it puts into sections itself."""
    reads_on = True
    """Whether there is more to do with it than to read it."""
    opens = ""
    """The form of its first screen, where that answers another question than whether it holds."""
    shows: tuple[Relation, ...] = ()
    """Relations that its own sections show, so that they are not listed once more."""

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        """What is special to it, before what all records have."""
        if told := list(particulars(item, lookup)):
            yield Section("particulars", self.box, "facts", told)
        yield from self.fields_as_sections(item, lookup)

    def figures(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        """What is special to it, after its provisions: limits, tables. Forms that are drawings
        get the data of the record."""
        return iter(())

    def key_facts(self, item: Item, lookup: Lookup) -> Iterator[Fact]:
        """What a reader wants to know before anything else; the first few of them are shown."""
        yield from facts(item, shown(type(item.value), Show.KEY_FACT), lookup, short=True)

    def badge(self, item: Item, lookup: Lookup) -> Badge | None:
        """What stands beside its status wherever that stands."""
        return None

    def finding(self, item: Item, lookup: Lookup) -> Finding | None:
        """What it says of the thing that it lists, when that stands above all else."""
        return None

    def compared(self, items: Sequence[Item], lookup: Lookup) -> Section | None:
        """What all records of its catalogue can be compared by, above their list."""
        return None

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        """What it stands under in the list of its catalogue: the year that it is of."""
        day = next(item.dates, None)
        if day is None:
            return Heading(1, "undated", "没有日期的")
        year = day.first.year
        return Heading(-year, f"year-{year}", f"{year} 年")

    def byline(self, item: Item, lookup: Lookup) -> Iterator[str]:
        """What tells it from others of the same title."""
        yield from self._dated(item, lookup)

    def card_facts(self, item: Item, lookup: Lookup) -> Iterator[str]:
        """The same in a list, with its date."""
        yield from self._dated(item, lookup)
        yield self.doubted_title(item, lookup)

    def card_words(self, item: Item, lookup: Lookup) -> str:
        """What a list says of it in place of its summary; '' where that will do."""
        return ""

    def tool(self, item: Item, lookup: Lookup) -> Link | None:
        """The tool that goes on from it, opened with what it says already."""
        return None

    def is_guided(self, item: Item) -> bool:
        """Whether the guide of its catalogue goes on from it."""
        return True

    def linked_type(self, item: Item) -> str:
        """What it is in the words of schema.org; a page about it, where these have no better word."""
        return "WebPage"

    def linked_data(self, item: Item, lookup: Lookup) -> Iterator[Property]:
        """What it states in these words, beside its name."""
        yield from named_data(item)

    def breadth(self, item: Item, terms: int, lookup: Lookup) -> tuple[int, int]:
        """How far it reaches beyond one of its `terms` terms."""
        return terms, 0

    def weight(self, item: Item) -> int:
        """0 for what is an answer itself, more for what only speaks of one."""
        return 0 if any(item.get(field) for field in self.substance) else 1

    def place(self, item: Item) -> int:
        """Its place below its heading in the list of its catalogue, where that has an order of its own."""
        return 0

    def doubted_title(self, item: Item, lookup: Lookup) -> str:
        return "题名待核" if lookup.doubted(item, "title") else ""

    def fields_as_sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        """A section for each field of its catalogue that is one by itself or too long for a box."""
        for field in shown(type(item.value), Show.SECTION | Show.PARTICULARS):
            value = item.get(field.name)
            alone = field.own and (bool(field.show & Show.SECTION) or is_prose(field))
            elsewhere = field.name in self.told or Is.ROWS in field.traits or field.links
            if alone and value and not elsewhere:
                yield section_of(field, value, item, lookup)

    def _dated(self, item: Item, lookup: Lookup) -> Iterator[str]:
        day = next(item.dates, None)
        yield str(day) if day else ""


def section_of(field: ModelField, value: Any, item: Item, lookup: Lookup) -> Section:
    """A field as a section of its own: running text, figures, or a list."""
    if is_prose(field) and not isinstance(value, tuple):
        return Section(field.name, field.label, "prose", value)
    if field.below is Figure:
        return Section(field.name, field.label, "table", figures_table(value), step="看{title}")
    data = {"texts": texts(value, field, lookup), "pending": lookup.pending(item, field.name)}
    return Section(field.name, field.label, "list", data)


class DocumentPresentation(Presentation):
    """What has legal force or effect, a number and bodies."""

    def linked_type(self, item: Item) -> str:
        return type_of_document(item)

    def linked_data(self, item: Item, lookup: Lookup) -> Iterator[Property]:
        yield from super().linked_data(item, lookup)
        yield from document_data(item, lookup)

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        return term_heading("levels", item.get("level"), lookup)

    def key_facts(self, item: Item, lookup: Lookup) -> Iterator[Fact]:
        yield from super().key_facts(item, lookup)
        for deadline in item.get("deadlines", ()):
            pending = PENDING if deadline.unverified else ""
            yield Fact("期限", f"{deadline.date}：{deadline.scope}", pending=pending)

    def tool(self, item: Item, lookup: Lookup) -> Link | None:
        if any(duty.bands or duty.key_energy_user for duty in item.get("duties", ())):
            return Link("把自己的能耗折成标准煤", "tools/energy/")
        return None

    def byline(self, item: Item, lookup: Lookup) -> Iterator[str]:
        document = item.value
        assert isinstance(document, Document)
        yield document.doc_no or ""
        yield lookup.issuers(document) + lookup.doubted(item, "issuers")

    def card_facts(self, item: Item, lookup: Lookup) -> Iterator[str]:
        yield from self.byline(item, lookup)
        start = lookup.start(item) or item.get("issued")
        yield str(start) if start else ""
        yield self.doubted_title(item, lookup)


class RowPresentation(Presentation):
    """A row of a list, beside the others in a table on the page of its list."""

    gist: tuple[str, ...] = ("note",)
    columns: tuple[str, ...] = ("序号", "名称", "说明")
    bearer = "清单"
    """Whose status it shows where it has none of its own."""
    holder = "清单"
    """What it stands in."""
    is_listed = True
    """Whether it stands for its list in what is gathered; what does not belongs to its document."""

    def title(self, rows: list[Item]) -> str:
        """The heading of the table."""
        return f"条目（本站收录 {len(rows)} 条）"

    step = "在条目里找自己的型号、产品或设备"
    """How the first screen leads to the table."""

    def cells(self, item: Item, lookup: Lookup) -> list[Cell]:
        return [*self.first_cells(item), Cell(item.get("note") or "")]

    def first_cells(self, item: Item) -> list[Cell]:
        """Its number and its name."""
        return [Cell(item.get("item_no") or ""), Cell(link=Link(item.title, item.url))]

    def group(self, item: Item, lookup: Lookup) -> tuple[str, str]:
        """The id and title of its group in the table; '' where there is none."""
        return "", ""

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        assert item.parent
        return Heading(lookup.age(item.parent), item.parent.id, item.parent.title)

    def linked_data(self, item: Item, lookup: Lookup) -> Iterator[Property]:
        """The page is about the thing that the row names. The thing is not said to be a product, for
        nobody sells it here."""
        yield "about", {"@type": "Thing", "name": item.title, **dict(named_data(item))}

    def byline(self, item: Item, lookup: Lookup) -> Iterator[str]:
        yield item_number(item.get("item_no") or "")

    def card_facts(self, item: Item, lookup: Lookup) -> Iterator[str]:
        assert item.parent
        yield item.parent.title
        yield self.doubted_title(item, lookup)

    def doubted_title(self, item: Item, lookup: Lookup) -> str:
        return "题名待核" if lookup.doubted(item, "name") else ""

    def weight(self, item: Item) -> int:
        return 0


def term_heading(vocabulary: str, id: str, lookup: Lookup) -> Heading:
    """A term as a heading, in the order of its vocabulary."""
    return Heading(lookup.place(vocabulary, id), id, lookup.name(vocabulary, id))
