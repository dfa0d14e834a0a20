"""Full texts as Akoma Ntoso 3.0: as the official schema says, with every unit where it is."""

from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.own_texts import CHANGED, HISTORY, LAW, OPINION, put_text
from helpers.tree import law, notice
from lxml import etree

from portal.open_data.akoma_names import eid_of
from portal.open_data.akoma_ntoso import akoma_ntoso
from portal.open_data.akoma_tree import NAMESPACE
from portal.open_data.open_catalogue import OpenCatalogue

AKN = {"a": NAMESPACE}


@pytest.fixture(scope="module")
def official() -> etree.XMLSchema:
    """See the README beside it."""
    return etree.XMLSchema(file=str(Path(__file__).parent / "akoma_ntoso" / "akomantoso30.xsd"))


class Texts:
    """The texts of a desk as Akoma Ntoso."""

    def __init__(self, desk: Desk):
        amended = [{"date": "2022-03-01", "effective": "2022-05-01"}]
        dates = {"issued": "2019-12-01", "effective": "2020-01-01"}
        desk.put("laws", law("a", title="某某法", **dates, amendments=amended, issuers=["npcsc"]))
        desk.put("policies", notice("c", title="某意见", issued="2025"))
        desk.publish("2026-01-01T08:00")
        self.desk = desk

    def of(self, id: str, **versions: str) -> list[Any]:
        """The documents of some versions, by day (`_2020_01_01`)."""
        for day, body in versions.items():
            history = HISTORY if day > "_2022" else HISTORY[:1]
            title = "某意见" if id == "c" else "某某法"
            put_text(self.desk.data, id, day[1:].replace("_", "-"), body, title, history)
        self.desk.publish("2026-01-04T08:00")
        site = self.desk.portal("2026-01-05T08:00").site
        known = site.catalogue.texts[id]
        item = site.catalogue.items[id]
        return [
            etree.fromstring(akoma_ntoso(item, one, known, OpenCatalogue(site))) for one in known
        ]


@pytest.fixture
def texts(desk: Desk) -> Texts:
    return Texts(desk)


def said(document: Any, path: str) -> list[str]:
    return [str(one) for one in document.xpath(path, namespaces=AKN)]


def test_a_law_is_valid_and_has_every_unit_by_its_id(
    texts: Texts, official: etree.XMLSchema
) -> None:
    old, new = texts.of("a", _2020_01_01=LAW, _2022_05_01=CHANGED)
    for document in (old, new):
        official.assertValid(document)
    site = texts.desk.portal("2026-01-05T08:00").site
    ids = set(said(old, "//@eId"))
    text = site.catalogue.texts["a"][0].text
    inside = {key for key in text.keys if "a" in key}
    assert {eid_of(key) for key in inside} <= ids
    assert {"book_1", "book_1__chp_1", "book_1__chp_2__sec_1", "att_1"} <= ids
    assert "art_2__para_1__point_2__indent_1" in ids and "att_1__art_1__para_1" in ids


def test_what_it_says_is_the_text(texts: Texts) -> None:
    (document,) = texts.of("a", _2020_01_01=LAW)
    point = "//a:point[@eId='art_2__para_1__point_2']"
    assert said(document, f"{point}/a:num/text()") == ["（二）"]
    assert said(document, f"{point}/a:indent/a:content/a:p/text()") == ["烧气的；", "烧油的；"]
    assert said(document, "//a:article[@eId='art_2-1']/a:heading/text()") == ["抄送"]
    assert said(document, "//a:th/a:p/text()") == ["名称", "限值"]
    assert said(document, "//a:td/a:p/text()") == ["甲 & 乙", "1<2"]
    (quoted,) = document.xpath("//a:quotedStructure", namespaces=AKN)
    assert (quoted.get("startQuote"), "".join(quoted.itertext())) == ("“", "第九条　别的法的话。")
    assert not quoted.xpath("ancestor::a:attachment", namespaces=AKN)
    assert said(document, "//a:conclusions/a:p/text()") == ["某部", "2020年1月1日"]
    assert said(document, "//a:preface//text()") == ["某某法", *HISTORY[:1]]


def test_it_says_which_work_and_which_version_it_is(texts: Texts) -> None:
    old, new = texts.of("a", _2020_01_01=LAW, _2022_05_01=CHANGED)
    work = "/akn/cn/act/2019-12-01/a"
    meta = "/a:akomaNtoso/a:act/a:meta"
    for document, day in ((old, "2020-01-01"), (new, "2022-05-01")):
        uris = said(document, f"{meta}/a:identification/*/a:FRBRuri/@value")
        assert uris == [work, f"{work}/zho@{day}", f"{work}/zho@{day}.xml"]
        events = said(document, f"{meta}/a:lifecycle/a:eventRef/@date")
        assert events == ["2019-12-01", "2022-05-01"]
        names = said(document, f"{meta}/a:references/a:TLCOrganization/@showAs")
        assert names == ["全国人民代表大会常务委员会", "平台"]
    assert [one[0].get("contains") for one in (old, new)] == ["originalVersion", "singleVersion"]
    annex = f"{work}/zho@2020-01-01/!annex_1"
    assert annex in said(old, "//a:attachment//a:FRBRthis/@value")


def test_a_document_without_articles_is_none_of_an_act(
    texts: Texts, official: etree.XMLSchema
) -> None:
    (document,) = texts.of("c", _2025_01_01=OPINION)
    official.assertValid(document)
    assert said(document, "//a:mainBody/a:division/@eId") == ["dvs_1", "dvs_2"]
    assert said(document, "//a:clause/@eId") == ["cl_1-1", "cl_1-2", "cl_2-3"]
    assert said(document, "//a:clause[@eId='cl_2-3']//a:point/a:num/text()") == ["1.", "2."]
    # Issued in a year of which nobody knows the day: the first one that is known dates the work.
    assert said(document, "//a:FRBRWork/a:FRBRdate/@date") == ["2025-01-01"]


SHAPES = {
    "only-words": "一段话。\n\n（一）甲；\n\n1.子。\n",
    "only-annexes": "# 附件1\n\n话。\n\n# 附件2　表\n\n| 甲 |\n| --- |\n| 乙 |\n",
    "table-first": "**第一条**\n\n| 甲 |\n| --- |\n| 乙 |\n\n话。\n",
    "table-alone": "**第一条**\n\n| 甲 |\n| --- |\n| 乙 |\n",
    "quote-first": "**第一条**\n\n> 话\n\n再说：\n\n（一）甲\n\n> 引\n\n（二）乙\n",
    "empty-article": "**第一条**\n\n**第二条**　话。\n",
    "empty-chapter": "# 第一章　甲\n\n# 第二章　乙\n\n先说。\n\n（一）子\n\n**第一条**　话。\n",
    "heading": "# 说明\n\n话。\n\n## 再说\n\n**第一条**　话。\n",
    "annex-within": "# 第一章　甲\n\n**第一条**　话。\n\n## 附表\n\n话。\n",
    "annex-with-parts": "**第一条**　话。\n\n# 附件　甲\n\n## 一、乙\n\n**1、**\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_a_text_is_valid(
    texts: Texts, official: etree.XMLSchema, shape: str
) -> None:
    (document,) = texts.of("a", _2020_01_01=SHAPES[shape])
    official.assertValid(document)


def test_a_text_that_wants_to_be_markup_stays_a_text(
    texts: Texts, official: etree.XMLSchema
) -> None:
    """Also one of the size that no paragraph should have."""
    nasty = "</script></p><b>&amp;&lt;]]>“'\"" + "长" * 100_000
    articles = "\n\n".join(f"**第{number}条**　话{number}。" for number in range(2, 2000))
    deep = "（一）甲；\n\n" + "\n\n".join(f"{number}.子" for number in range(1, 300))
    body = f"**第1条**　{nasty}\n\n{deep}\n\n{articles}\n"
    (document,) = texts.of("a", _2020_01_01=body)
    official.assertValid(document)
    first = "//a:article[@eId='art_1']/a:paragraph[1]"
    assert said(document, f"{first}/a:intro/a:p/text()") == [nasty]
    assert len(said(document, f"{first}/a:point/a:indent/@eId")) == 299
    assert len(said(document, "//a:article/@eId")) == 1999
