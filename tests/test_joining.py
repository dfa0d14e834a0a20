"""What is joined does what its modules do: nothing of them is lost, two files of a page share what they
keep, and what cannot be joined for certain is refused."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.building import ROOT
from helpers.floor import parsed
from helpers.served import served
from playwright.sync_api import Browser
from tree_sitter import Node

from portal.joining.module import Unjoinable
from portal.joining.modules import Modules
from portal.joining.shortened import shortened
from portal.joining.styles import AddressInStyles, joined
from portal.joining.thinned import colours, thinned

ASSETS = ROOT / "hooks" / "theme" / "assets"
SOURCES = {
    path.relative_to(ASSETS).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(ASSETS.rglob("*.js"))
    if ASSETS / "vendor" not in path.parents
}


def words(script: str) -> list[str]:
    """What a script says, without remarks and whatever stands between."""

    def said(node: Node) -> Iterator[str]:
        if node.type == "comment":
            return
        if not node.children or node.type in ("string", "template_string", "regex"):
            yield (node.text or b"").decode()
        else:
            for child in node.children:
                yield from said(child)

    return [one for one in said(parsed(script)) if one.strip()]


@pytest.mark.parametrize("path", SOURCES)
def test_what_is_left_of_a_script_says_the_same(path: str) -> None:
    assert words(shortened(SOURCES[path])) == words(SOURCES[path])


@pytest.mark.parametrize(
    "script",
    [
        'a("x // y");\n',
        "a(`x // y`);\n",
        "const a = `\n  // no remark\n`;\n",
        "a = /[/] \\/\\/ b/;\n",
        "/* a\n b */\nc();\n",
        "a(); /* b */\n",
        'a("/*");\n  // b\nc("*/");\n',
    ],
)
def test_what_only_looks_like_a_remark_stays(script: str) -> None:
    assert words(shortened(script)) == words(script)


def test_every_module_is_in_a_file_that_pages_or_other_files_ask_for() -> None:
    files = dict(Modules(SOURCES).joined())
    for path in SOURCES:
        assert path in files or any(f"// {path}\n" in text for text in files.values()), path


def test_the_order_in_which_they_are_read_changes_nothing() -> None:
    shuffled = list(SOURCES.items())
    random.Random(20).shuffle(shuffled)
    assert list(Modules(dict(shuffled)).joined()) == list(Modules(SOURCES).joined())


TREE = {
    "page.js": """
import { add, kept as own } from "./parts/count.js";
import * as all from "./parts/count.js";
import "./parts/said.js";
add();
all.add();
window.here = own.count;
import("./parts/later.js").then(({ told, renamed }) => (window.told = [told(), renamed]));
""",
    "parts/count.js": """
// What is kept is kept once.
export const kept = { count: 0 };
export function add() {
  kept.count += 1;
}
""",
    "parts/said.js": 'window.place = new URL("x.json", import.meta.url).pathname;\n',
    "parts/later.js": """
import { add, kept } from "./count.js";
export { kept as renamed } from "./count.js";
const told = async_();
function async_() {
  return () => {
    add();
    return kept.count;
  };
}
export { told };
""",
}


def test_what_comes_later_has_nothing_that_is_there_by_then() -> None:
    """A file that is asked for by one that came later itself; and one that two ask for."""
    part = 'import {{ {0} }} from "./{0}.js";\nexport const {1} = {0};\n'
    sources = {
        "page.js": 'export const page = 1;\nimport("./shown.js");\n',
        "both.js": "export const both = 1;\n",
        "shown.js": part.format("both", "shown") + 'import("./deep.js");\nimport("./twice.js");\n',
        "deep.js": part.format("both", "deep") + 'import("./twice.js");\n',
        "twice.js": part.format("deep", "twice"),
    }
    files = dict(Modules(sources).joined())
    brought = {name: re.findall("^// (.*)$", text, re.MULTILINE) for name, text in files.items()}
    assert brought == {
        "page.js": ["page.js"],
        "page.shown.js": ["both.js", "shown.js"],
        "page.deep.js": ["deep.js"],
        "page.twice.js": ["deep.js", "twice.js"],  # it may be asked for before the other
    }


@pytest.mark.browser
def test_joined_modules_do_what_they_did(chromium: Browser, tmp_path: Path) -> None:
    """In one file, in another that comes later, and with names that were changed on the way."""
    files = dict(Modules(TREE).joined())
    assert sorted(files) == ["page.js", "page.parts-later.js"]
    for name, sources in (("whole", TREE), ("joined", files)):
        for path, text in sources.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text, encoding="utf-8")
        page = '<!doctype html><script type="module" src="page.js"></script>'
        (tmp_path / name / "index.html").write_text(page, encoding="utf-8")
    found = []
    with served(tmp_path) as address:
        for name in ("whole", "joined"):
            page = chromium.new_page()
            page.goto(f"{address}{name}/")
            page.wait_for_function("window.told")
            found.append(page.evaluate("[here, place.replace(/^.whole|^.joined/, ''), told]"))
            page.close()
    assert found == [[2, "/parts/x.json", [3, {"count": 3}]]] * 2


@pytest.mark.parametrize(
    "sources",
    [
        {"a.js": "export default 1;\n"},
        {"a.js": "export let a = 1;\n"},
        {"a.js": "let a = 1;\nexport { a };\n"},
        {"a.js": 'export * from "./b.js";\n', "b.js": "export const b = 1;\n"},
        {"a.js": 'import b from "./b.js";\n', "b.js": "export const b = 1;\n"},
        {"a.js": 'import { b } from "./b.js";\n'},
        {
            "a.js": 'import "./b.js";\n',
            "b.js": 'import { c } from "./c.js";\nexport const b = 1;\n',
            "c.js": 'import { b } from "./b.js";\nexport const c = 1;\n',
        },
    ],
    ids=["default", "changing", "changing-later", "all", "default-in", "missing", "circle"],
)
def test_what_cannot_be_joined_for_certain_is_refused(sources: dict[str, str]) -> None:
    with pytest.raises(Unjoinable):
        list(Modules(sources).joined())


# --- styles -------------------------------------------------------------------------------------------


def test_sheets_follow_one_another_each_once() -> None:
    sheets = {
        "a/one.css": '@import "two.css";\n/* a */ .a { content: "/* b */"; }\n',
        "a/two.css": ".b { top: 0; }\n",
        "three.css": ".c { left: 0; }",
    }
    made = joined(["a/one.css", "a/two.css", "three.css"], sheets.__getitem__)
    rules = [line for line in made.splitlines() if not line.startswith("/*")]
    assert rules == [".b{top: 0;}", '.a{content: "/* b */";}', ".c{left: 0;}"]


def test_a_sheet_that_names_a_file_is_refused() -> None:
    with pytest.raises(AddressInStyles):
        joined(["a.css"], lambda path: ".a { background: url(picture.png); }")


def test_rules_go_only_where_each_of_their_selectors_is_absent() -> None:
    sheet = (
        '@charset "UTF-8";.a,.md-typeset .admonition,:not(.b,.c){color:red}.footnote{top:0}'
        ":root{--md-admonition-icon--note:url('data:image/svg+xml,{;}');--md-text:a}"
        "@media print{.tabbed-set>input{top:0}}@media screen{.x{top:0}.keys{top:0}}"
        '.y:after{content:"}.z{"}@keyframes k{0%{top:0}to{top:1px}}'
    )
    assert thinned(sheet) == (
        '@charset "UTF-8";.a,:not(.b,.c){color:red}:root{--md-text:a}'
        '@media screen{.x{top:0}}.y:after{content:"}.z{"}@keyframes k{0%{top:0}to{top:1px}}'
    )


def test_of_the_palette_the_schemes_stay() -> None:
    sheet = "[data-md-color-scheme=slate]{top:0}[data-md-color-primary=red]{top:0}"
    assert colours(sheet) == "[data-md-color-scheme=slate]{top:0}"
    fold = "[data-md-color-scheme=slate]{--md-admonition-fg-color:red}"
    assert colours(fold) == fold  # who has the theme's sheet whole reads the dark ones, too


def test_what_we_add_to_markdown_keeps_no_sheet_whole(site: Path) -> None:
    """Each first page carries the sheet."""
    assert ".admonition" not in (site / "assets/site.css").read_text(encoding="utf-8")
