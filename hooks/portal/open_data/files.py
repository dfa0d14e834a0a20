"""Everything below `/api/v1/`, as promises of files."""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from portal.kinds.kinds import KINDS
from portal.open_data.archive import Archive
from portal.open_data.attachment_table import attachment_table
from portal.open_data.departed import departed_files
from portal.open_data.descriptions import ZIP, description_files
from portal.open_data.event_files import event_files
from portal.open_data.example_files import example_files
from portal.open_data.item_files import item_files
from portal.open_data.list_files import list_file
from portal.open_data.open_catalogue import OpenCatalogue
from portal.open_data.openapi import openapi_file
from portal.open_data.promise import ROOT
from portal.open_data.schema_files import schema_files
from portal.open_data.shapes import FileHead
from portal.open_data.tables import common_tables, table_files, table_of
from portal.open_data.text_files import text_files
from portal.open_data.tool_data import tool_data_files
from portal.open_data.vocabulary_files import vocabulary_files
from portal.page import Asset, FileBatch
from portal.view.site import Site


def open_data_batches(site: Site) -> Iterator[FileBatch]:
    """One promise for all: the archive holds each of the files, and none is made twice for it."""
    yield FileBatch((ROOT,), partial(open_data_files, site))


def open_data_files(site: Site) -> Iterator[Asset]:
    """Every file, then the archive of them."""
    archive = Archive()
    for file in _files(OpenCatalogue(site)):
        archive.take(file)
        yield file
    yield Asset(ZIP, archive.content())


def _files(open_: OpenCatalogue) -> Iterator[Asset]:
    heads: list[FileHead] = []
    for kind in KINDS:
        told = open_.told(kind.id)
        heads += (one.head for one in told)
        yield from item_files(told, open_)
        yield list_file(kind, told)
        yield from table_files(table_of(kind, told))
    for table in (*common_tables(heads), attachment_table(open_.items, open_.site.unsafe_links)):
        yield from table_files(table)
    yield from chain(
        departed_files(open_),
        event_files(open_),
        vocabulary_files(open_),
        tool_data_files(open_),
        schema_files(open_.has_texts, bool(open_.site.info.imprint)),
        example_files(),
        description_files(open_),
    )
    yield openapi_file(open_)
    yield from text_files(open_)
