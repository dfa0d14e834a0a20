"""In high contrast everything is read at 7:1 and more (WCAG 1.4.6): the inks by the tokens, and on real pages
each text against what lies under it."""

import re

import pytest
from helpers.addresses import KINDS
from helpers.building import ROOT
from playwright.sync_api import Page

TOKENS = (ROOT / "hooks/theme/assets/tokens.css").read_text(encoding="utf-8")
SCHEME = re.search(r'\[data-aids~="contrast"\][^{]*\{(.*?)\}', TOKENS, re.DOTALL)
COLOURS = dict(re.findall(r"--(?:p|md)-([\w-]+): (#[0-9a-f]{6});", SCHEME[1] if SCHEME else ""))

INKS = ("ink", "soft", "accent", "visited", "good", "info", "bad", "warn")
GROUNDS = (
    "ground",
    "surface",
    *(name for name in COLOURS if name.endswith(("-wash", "mark-color"))),
)


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb: https://www.w3.org/TR/WCAG21/#dfn-relative-luminance"""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    low, high = sorted(luminance(COLOURS[name]) for name in (one, other))
    return (high + 0.05) / (low + 0.05)


def test_each_ink_on_each_ground() -> None:
    assert len(GROUNDS) == 8
    found = {(ink, ground): ratio(ink, ground) for ink in INKS for ground in GROUNDS}
    found["primary-bg-color", "primary-fg-color"] = ratio("primary-bg-color", "primary-fg-color")
    found["ground", "accent"] = ratio("ground", "accent")  # a button that is filled
    assert {pair: value for pair, value in found.items() if value < 7} == {}
    edges = {
        (edge, ground): ratio(edge, ground) for edge in ("edge", "focus") for ground in GROUNDS
    }
    assert {pair: value for pair, value in edges.items() if value < 3} == {}


FAINT = """() => {
  const parts = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    return [red, green, blue, alpha];
  };
  const over = (top, under) => [0, 1, 2].map((at) => top[at] * top[3] + under[at] * (1 - top[3])).concat(1);
  const line = (one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([red, green, blue]) => 0.2126 * line(red) + 0.7152 * line(green) + 0.0722 * line(blue);
  const ground = (part) => {
    const own = parts(getComputedStyle(part).backgroundColor);
    if (own[3] === 1) return own;
    return over(own, part.parentElement ? ground(part.parentElement) : [255, 255, 255, 1]);
  };
  const seen = (part) => part.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  let count = 0;
  while (texts.nextNode()) {
    const part = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || part.closest("script, style, noscript") || !seen(part)) continue;
    const { color, fill, opacity } = getComputedStyle(part);
    const ink = parts(part.closest("svg") ? fill : color);
    for (let one = part; one; one = one.parentElement) ink[3] *= getComputedStyle(one).opacity;
    const under = ground(part);
    const [low, high] = [light(over(ink, under)), light(under)].sort((a, b) => a - b);
    count += 1;
    const value = (high + 0.05) / (low + 0.05);
    if (value < 7) found.push(`${value.toFixed(2)} ${part.outerHTML.slice(0, 120)}`);
  }
  return { count, found };
}"""
"""Texts that are seen and stand out less than 7:1 from what lies under them."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_text_on_each_kind_of_page(page: Page, scheme: str) -> None:
    """Whatever colours lay beneath. A system that asks for more contrast gets it."""
    page.emulate_media(color_scheme=scheme, contrast="more")  # type: ignore[arg-type]
    faint = {}
    for kind, address in (KINDS | {"answer": "tools/equipment/#model=Y160M-4"}).items():
        page.goto(address, wait_until="networkidle" if "#" in address else "load")
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        told = page.evaluate(FAINT)
        assert told["count"] > 5, kind
        if told["found"]:
            faint[kind] = told["found"]
    assert faint == {}
