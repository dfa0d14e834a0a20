"""The generated pages of the editors' manual are on the site, whole, and led to."""

import re
from pathlib import Path

import pytest

from portal.editing.reference.examples import Examples
from portal.editing.reference.field_guide import FIELDS, guides
from portal.editing.reference.messages import groups
from portal.kinds.kinds import KINDS
from portal.read.vocabulary import VOCABULARIES


def page(site: Path, url: str) -> str:
    return (site / url / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_each_catalogue_has_a_page_with_all_its_fields(site: Path, kind: str) -> None:
    html = page(site, f"{FIELDS}{kind}/")
    for guide in guides(kind, Examples(None)):
        for field in guide.fields:
            assert f'<section id="{field.anchor}">' in html
            assert f'href="#{field.anchor}"' in html


def test_a_field_is_told_with_its_values_and_an_example(site: Path) -> None:
    html = page(site, f"{FIELDS}laws/")
    section = re.search('<section id="field-level">.*?</section>', html, re.DOTALL)
    assert section
    for words in (
        "效力级别",
        "必填",
        "<code>law</code> 法律",
        "vocab/#levels",
        "<pre><code>level: ",
    ):
        assert words in section[0]


def test_the_vocabularies_have_a_page(site: Path) -> None:
    html = page(site, f"{FIELDS}vocab/")
    for name in VOCABULARIES:
        assert f'<h2 id="{name}">' in html
    assert 'id="levels-law"' in html


def test_all_messages_have_a_page(site: Path) -> None:
    html = page(site, "manual/messages/")
    for group in groups():
        for anchor in group.entries:
            assert f'<section id="{anchor}">' in html


def test_the_manual_leads_to_them(site: Path) -> None:
    html = page(site, "manual")
    assert 'href="fields/"' in html and 'href="messages/"' in html
    index = page(site, FIELDS)
    assert all(f'href="../../{FIELDS}{kind.id}/"' in index for kind in KINDS)
