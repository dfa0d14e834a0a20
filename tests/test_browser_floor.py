"""Tools and search work from Chrome 80 and Safari 13.1 on, and say so where a browser cannot."""

import re
from pathlib import Path

import material
import pytest
from helpers.building import ROOT
from helpers.floor import own_names, parsed, too_new_names, too_new_styles, too_new_syntax

from portal.joining.modules import Modules

THEME = ROOT / "hooks" / "theme"
ASSETS = THEME / "assets"
VENDOR = ASSETS / "vendor"
MATERIAL = Path(material.__file__).parent / "templates" / "assets"

SCRIPTS = sorted(path for path in ASSETS.rglob("*.js") if VENDOR not in path.parents)
STYLES = sorted(ASSETS.rglob("*.css"))
OTHERS = sorted([*VENDOR.rglob("*.js"), *MATERIAL.glob("javascripts/**/*.min.js")])
TREES = {path: parsed(path.read_text(encoding="utf-8")) for path in SCRIPTS}
OWN = own_names(TREES.values())
JOINED = dict(
    Modules(
        {path.relative_to(ASSETS).as_posix(): path.read_text(encoding="utf-8") for path in SCRIPTS}
    ).joined()
)
"""What pages get: the same scripts, fewer files."""

SUPPLIED = {"replaceChildren"}
"""What early.js gives to browsers that lack it."""

GUARDED = {"tools/equipment/table/archive.js": {"DecompressionStream", "stream"}}
"""What a script asks for and does without where it is missing."""


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if ROOT in path.parents else path.name


@pytest.mark.parametrize("path", SCRIPTS, ids=named)
def test_a_script_is_read_by_the_oldest_browsers(path: Path) -> None:
    assert not list(too_new_syntax(TREES[path]))


@pytest.mark.parametrize("path", SCRIPTS, ids=named)
def test_a_script_asks_for_nothing_that_the_oldest_browsers_lack(path: Path) -> None:
    known = SUPPLIED | GUARDED.get(path.relative_to(ASSETS).as_posix(), set())
    found = [
        why for why in too_new_names(TREES[path], OWN) if why.split()[1].rstrip(":") not in known
    ]
    assert not found


@pytest.mark.parametrize("path", JOINED)
def test_a_joined_script_is_read_by_the_oldest_browsers(path: str) -> None:
    tree = parsed(JOINED[path])
    assert not tree.has_error and not list(too_new_syntax(tree))
    known = SUPPLIED.union(*GUARDED.values())
    found = [why for why in too_new_names(tree, OWN) if why.split()[1].rstrip(":") not in known]
    assert not found


def test_scripts_in_templates_are_read_too() -> None:
    for path in sorted(THEME.rglob("*.html")):
        for script in re.findall(
            r"<script>(.*?)</script>", path.read_text(encoding="utf-8"), re.DOTALL
        ):
            assert not list(too_new_syntax(parsed(script))), path


@pytest.mark.parametrize("path", OTHERS, ids=named)
def test_what_others_made_is_read_by_the_oldest_browsers(path: Path) -> None:
    assert not list(too_new_syntax(parsed(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", STYLES, ids=named)
def test_a_style_sheet_holds_in_the_oldest_browsers(path: Path) -> None:
    assert not list(too_new_styles(path.read_text(encoding="utf-8")))


def test_the_words_name_the_floor_wherever_a_browser_fails() -> None:
    """One floor: in the words for readers, in the README and in the manual for who runs the site."""
    for name in (
        "hooks/theme/portal/tools/macros.html",
        "hooks/theme/portal/finder_macros.html",
        "hooks/theme/assets/tools/equipment/table/limits.js",
        "hooks/theme/assets/search/worker.js",
        "docs/manual/deploy.md",
        "README.md",
    ):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "Chrome、Edge 80" in text and "Safari 13.1" in text, name


# --- the check itself -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "script",
    [
        r"const a = /(?<=\d)x/;",
        r"const a = /(?<!\d)x/u;",
        r"const a = new RegExp('(?<=a)b');",
        r"const a = new RegExp(`(?<!${b})c`);",
        "const a = /(?i:x)/;",
        "const a = /x/v;",
        "const a = /x/d;",
        "a ??= 1;",
        "a ||= 1;",
        "a &&= 1;",
        "class A { b = 1; }",
        "class A { static b = 1; }",
        "class A { #b() {} }",
        "class A { static { b(); } }",
        "export * as a from './b.js';",
        "const a = await b();",
        "for await (const a of b) c();",
        "const a = 12n;",
        "import a from './b.json' with { type: 'json' };",
    ],
)
def test_syntax_that_came_later_is_found(script: str) -> None:
    assert list(too_new_syntax(parsed(script)))


@pytest.mark.parametrize(
    "script",
    [
        "Object.hasOwn(a, 'b');",
        "Object.groupBy(a, b);",
        "Promise.any([a]);",
        "a.at(-1);",
        "this.b.at(0);",
        "a?.findLast(b);",
        "a.findLastIndex(b);",
        "a.replaceAll('b', 'c');",
        "a.toSorted();",
        "a.with(0, 1);",
        "crypto.randomUUID();",
        "structuredClone(a);",
        "AbortSignal.timeout(1);",
        "new DecompressionStream('gzip');",
        "new WeakRef(a);",
        "file.text();",
        "new Blob([a]).stream();",
        "matchMedia(a).addEventListener('change', b);",
        "a.values().map(b);",
        "a.matchAll(b).toArray();",
        "a.union(b);",
        "new Intl.Segmenter();",
        "a.replaceChildren();",
    ],
)
def test_names_that_came_later_are_found(script: str) -> None:
    assert list(too_new_names(parsed(script), OWN))


@pytest.mark.parametrize(
    "script",
    [
        "async function a() { for await (const b of c) await d; }",
        "const a = b?.c ?? 1_000;",
        r"const a = /(?<year>\d+)\(?<=/su;",
        "try { a(); } catch { b(); }",
        "Object.values(a).map(b);",
        "a.flat().flatMap(b);",
        "Object.fromEntries(a);",
        "new Response(a).arrayBuffer();",
        "import('./a.js');",
        "[...a.values()].map(b);",
    ],
)
def test_what_the_oldest_browsers_know_is_left_alone(script: str) -> None:
    tree = parsed(script)
    assert not [*too_new_syntax(tree), *too_new_names(tree, OWN)]


@pytest.mark.parametrize(
    ("styles", "found"),
    [
        (":is(a, b) { color: red; }", True),
        ("a :where(b) { color: red; }", True),
        ("a:not(.b, .c) { color: red; }", True),
        ("a, b:has(c) { color: red; }", True),
        ("a:focus-visible, a:hover { color: red; }", True),
        ("@layer a { b { color: red; } }", True),
        ("@media (width > 30em) { b { color: red; } }", True),
        ("a { & b { color: red; } }", True),
        ("a { padding-block: 1em; }", True),
        ("a { height: 100dvh; }", True),
        ("a { display: flex; gap: 1em; }", True),
        ("@media print { a, b:has(c) { color: red; } }", True),
        ("a:has(b) { color: red; }", False),
        ("a:focus-visible, b:focus-visible { color: red; }", False),
        ("a:not(.b):not(.c)::before { color: red; }", False),
        ("a { display: grid; gap: 1em; width: min(1em, 2vw); }", False),
        (
            "a { display: flex; gap: 1em; } @supports not (inset: 0) { a > * { margin: 1em; } }",
            False,
        ),
    ],
)
def test_styles_that_older_browsers_drop_are_found(styles: str, found: bool) -> None:
    assert bool(list(too_new_styles(styles))) is found
