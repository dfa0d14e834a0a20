"""The index, the data package and the catalogue for catalogues name what is there, and nothing else."""

from typing import Any

from helpers.desk import OURS
from helpers.open_files import Files, content

from portal.kinds.kinds import KINDS
from portal.open_data.promise import CHANGES, ROOT, VERSION


def test_the_index_leads_to_files_that_are_there(files: Files) -> None:
    index = content(files, "index.json")
    paths = [one["path"] for one in index["files"]]
    for one in index["catalogues"]:
        paths += [one["json"], one["csv"], one["schema"], *one["item_schemas"]]
    paths += [one["json"] for one in index["vocabularies"]]
    assert len(paths) > 80 and [path for path in paths if path not in files] == []
    assert [one["id"] for one in index["catalogues"]] == [kind.id for kind in KINDS]


def test_the_index_counts_what_the_lists_hold(files: Files) -> None:
    for one in content(files, "index.json")["catalogues"]:
        assert one["records"] + one["rows"] == content(files, one["json"])["count"]


def test_the_version_is_the_newest_that_is_told(files: Files) -> None:
    assert content(files, "index.json")["version"] == VERSION == CHANGES[0].version
    assert content(files, "openapi.json")["info"]["version"] == VERSION


def names_in(value: Any) -> set[str]:
    """Every name with a prefix that JSON-LD has to know."""
    if isinstance(value, list):
        return {name for one in value for name in names_in(one)}
    if isinstance(value, dict):
        own = {name for name in value if not name.startswith("@")}
        types = {value["@type"]} if "@type" in value else set()
        return own | types | {name for one in value.values() for name in names_in(one)}
    return set()


def test_dcat_names_files_that_are_there_in_words_that_it_declares(files: Files) -> None:
    catalog = content(files, "catalog.jsonld")
    declared = catalog.pop("@context")
    assert {name.partition(":")[0] for name in names_in(catalog)} == set(declared)
    urls = [one["dcat:downloadURL"]["@id"] for one in catalog["dcat:dataset"]["dcat:distribution"]]
    root = OURS.absolute(ROOT)
    assert len(urls) > 30 and all(url.startswith(root) for url in urls)
    assert [url for url in urls if url.removeprefix(root) not in files] == []


def test_an_event_says_what_changed_in_words_that_subscribers_read(files: Files) -> None:
    events = content(files, "events.json")["events"]
    changed = [one for event in events for one in event.get("changes", ())]
    assert changed and all(one["label"] and one["old"] != one["new"] for one in changed)
    years = content(files, "events.json")["years"]
    assert sum(one["count"] for one in years) >= len(events)
    assert content(files, years[0]["path"])["events"][0] == events[0]
