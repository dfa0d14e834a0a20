"""All records together: found by id, by old id, by term; linked both ways."""

from pathlib import Path

from helpers.tree import case, catalogue, law, notice, relief, row

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import Tree
from portal.read.problem import Problem
from portal.read.relation import Relation


def ids(items) -> list[str]:
    return [item.id for item in items]


def test_records_and_rows_are_found_by_id_with_their_addresses():
    records = catalogue(tax=[relief("list", row("list-1"), row("list-2"))])
    assert records.items["list"].url == "tax/list/"
    assert records.items["list-2"].url == "tax/list-2/"
    assert records.items["list-2"].place == ("rows", 1)
    assert ids(records.rows(records.items["list"])) == ["list-1", "list-2"]
    assert ids(records.of("tax")) == ["list"]


def test_an_old_id_leads_to_the_record_that_bears_it_now():
    records = catalogue(
        laws=[law("new", alias_ids=["old"])],
        policies=[notice("a", basis=["old"])],
    )
    assert records.find("old") is records.items["new"]
    assert [link.source for link in records.links.to("new", Relation.BASIS)] == ["a"]
    assert records.find("never") is None


def test_a_record_that_changed_its_catalogue_keeps_its_id_and_its_old_address():
    records = catalogue(policies=[notice("a", alias_ids=["phase-out/a"])])
    assert records.repeated == []
    assert [(alias.kind, alias.id, alias.target) for alias in records.addresses] == [
        ("phase-out", "a", "a")
    ]


def test_an_id_used_twice_keeps_its_first_bearer_and_is_noted():
    records = catalogue(laws=[law("a")], policies=[notice("a"), notice("b", alias_ids=["a"])])
    assert records.items["a"].kind.id == "laws"
    assert [(item.id, place, id) for item, place, id in records.repeated] == [
        ("a", ("id",), "a"),
        ("b", ("alias_ids", 0), "a"),
    ]


def test_links_are_read_from_both_ends():
    records = catalogue(
        laws=[law("base")],
        policies=[
            notice("old"),
            notice("new", supersedes=["old"], basis=["base"]),
        ],
        cases=[case("c", related=[{"id": "new", "relation": "applies"}])],
    )
    assert [link.target for link in records.links.of("new")] == ["old", "base"]
    assert [(link.source, link.kind) for link in records.links.to("new")] == [("c", "applies")]
    assert [link.source for link in records.links.to("old", Relation.SUPERSEDES)] == ["new"]


def test_what_a_row_says_of_others_is_not_said_by_its_list_too():
    rule = {"made": "any", "stop_use_by": "2027-12-31", "basis": "base"}
    machine = row("list-1", match="attribute", action="淘汰", deadline_rules=[rule])
    records = catalogue(laws=[law("base")], phase_out=[notice("list", rows=[machine])])
    assert [link.source for link in records.links.to("base")] == ["list-1"]


def test_a_term_gathers_records_and_only_the_rows_that_add_to_their_list():
    records = catalogue(
        laws=[law("a", industries=["paper"])],
        tax=[
            relief(
                "list",
                row("same", industries=["paper"]),
                row("more", industries=["steel"]),
                industries=["paper"],
            )
        ],
    )
    assert ids(records.about("industries", "paper")) == ["a", "list"]
    assert ids(records.about("industries", "steel")) == ["more"]
    assert records.about("industries", "textile") == []


def test_an_unknown_id_is_guessed_by_id_title_and_alias():
    records = catalogue(laws=[law("energy-law", title="能源法", aliases=["新能源法"]), law("b")])
    assert records.likeness.nearest("enregy-law") is records.items["energy-law"]
    assert records.likeness.nearest("能源法") is records.items["energy-law"]
    assert records.likeness.nearest("新能源法规") is records.items["energy-law"]
    assert records.likeness.nearest("xyzzy") is None


def test_what_may_stand_in_a_file_that_could_not_be_read_is_not_missed():
    """One slip is one problem: what speaks of the record and of its rows is right all the same."""
    tree = Tree(Path())
    tree.problems.append(Problem("tax/list.yaml", 1, 1, "id", "写法不对", "改正"))
    records = Catalogue(tree)
    assert not records.lacks("list") and not records.lacks("list-1")
    assert records.lacks("listing") and records.lacks("other")
