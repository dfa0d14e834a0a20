"""The shipped words of hijackers stand in nothing that is shipped: a page that says what a record says is
never taken for one in other hands."""

import pytest
from helpers.building import ROOT

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.editing.care.link_suspicion import HijackSigns
from portal.editing.care.seen_page import SeenPage


@pytest.mark.parametrize("as_title", [True, False])
def test_no_record_reads_like_a_page_in_other_hands(as_title: bool) -> None:
    catalogue = Catalogue(load(ROOT / "data"))
    signs = HijackSigns.of(catalogue.vocabularies["hijack-signs"].values())  # type: ignore[arg-type]
    assert len(signs.words) > 100
    alarms = {}
    for item in catalogue.items.values():
        sources = " ".join(one.title for one in item.value.sources)
        title, text = f"{item.title} {sources}", str(item.value)
        page = SeenPage(title, "", text, "") if as_title else SeenPage(text, "", "", "")
        if told := signs.told(page) or ("没有这一页" if page.is_lacking and as_title else ""):
            alarms[item.id] = told
    assert alarms == {}
