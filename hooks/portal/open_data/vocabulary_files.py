"""`/api/v1/vocab/<name>.json`: the terms that records are filed under, and what links are called."""

from collections.abc import Iterator

from portal.open_data.json_text import json_bytes
from portal.open_data.open_catalogue import OpenCatalogue
from portal.open_data.promise import ROOT
from portal.open_data.published_vocabularies import PUBLISHED
from portal.open_data.schema_names import LINK_KINDS, of_vocabulary
from portal.page import Asset
from portal.read.relation import Relation


def vocabulary_files(open_: OpenCatalogue) -> Iterator[Asset]:
    """One file for each vocabulary, also for one of which there is none."""
    for name in PUBLISHED:
        terms = open_.site.vocabulary(name).values()
        content = {
            "$schema": f"../schema/{of_vocabulary(name)}",
            "vocabulary": name,
            "terms": [term.model_dump(exclude_defaults=True) for term in terms],
        }
        yield Asset(f"{ROOT}vocab/{name}.json", json_bytes(content))
    kinds = [{"id": one.name.lower(), "out": one.forward, "in": one.backward} for one in Relation]
    content = {"$schema": f"../schema/{LINK_KINDS}", "kinds": kinds}
    yield Asset(f"{ROOT}vocab/link-kinds.json", json_bytes(content))
