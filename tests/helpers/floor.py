"""What in a script or a style sheet is newer than the oldest browsers: Chrome 80 and Safari 13.1."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import tinycss2
import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

NEWER = Path(__file__).parent.parent / "vectors" / "newer.tsv"
"""Names that came later; tests/helpers/compat.py makes it."""

SYNTAX = {
    "class_static_block": "static block: Chrome 94 (2021-09), Safari 16.4 (2023-03)",
    "decorator": "decorator: nowhere",
    "field_definition": "class field: Chrome 72 (2019-01), Safari 14.1 (2021-04)",
    "import_attribute": "import attribute: Chrome 123 (2024-03), Safari 17.2 (2023-12)",
    "namespace_export": "export * as: Chrome 72 (2019-01), Safari 14.1 (2021-04)",
    "private_property_identifier": "private member: Chrome 84 (2020-07), Safari 15 (2021-09)",
    "using_declaration": "using: Chrome 134 (2025-03)",
}
ASSIGNMENTS = {"??=", "||=", "&&="}
FLAGS = set("gimsuy")
PATTERNS = (
    (r"\(\?<[=!]", "lookbehind: Chrome 62 (2017-10), Safari 16.4 (2023-03)"),
    (
        r"\(\?(?:[ims]+(?:-[ims]*)?|-[ims]+):",
        "modifiers: Chrome 125 (2024-05), Safari 26 (2025-09)",
    ),
)
FUNCTIONS = {
    "arrow_function",
    "function_declaration",
    "function_expression",
    "generator_function",
    "generator_function_declaration",
    "method_definition",
}
GLOBALS = {
    *("Array", "Object", "Promise", "Symbol", "Math", "Number", "String", "RegExp", "Map", "Set"),
    *("Intl", "Error", "Reflect", "JSON", "Date", "URL", "Blob", "File", "Response", "Request"),
    *("AbortSignal", "document", "window", "self", "globalThis", "navigator", "location"),
    *("history", "performance", "crypto", "screen", "CSS", "console", "localStorage"),
}
"""Of these every name is looked at, called or not."""

BLOBS = {"text", "arrayBuffer", "stream"}
"""Old in a Response, in a Blob of Chrome 76 (2019-07) and Safari 14 (2020-09)."""

ITERATORS = {"keys", "values", "entries", "matchAll"}
HELPERS = {
    *("map", "filter", "flatMap", "reduce", "some", "every", "find", "forEach", "toArray"),
    *("take", "drop"),
}
"""Old in an Array, in an iterator of Chrome 122 (2024-02) and Safari 18.4 (2025-03)."""


@cache
def newer(*kinds: str) -> dict[str, str]:
    """Names of some kinds, and when they came."""
    lines = NEWER.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {
        name: f"{name}: Chrome {chrome}, Safari {safari}"
        for kind, name, chrome, safari in rows
        if kind in kinds
    }


# --- scripts ------------------------------------------------------------------------------------------


def parsed(source: str) -> Node:
    return Parser(Language(tree_sitter_javascript.language())).parse(source.encode()).root_node


def nodes(node: Node) -> Iterator[Node]:
    stack = [node]
    while stack:
        one = stack.pop()
        yield one
        stack.extend(reversed(one.children))


def own_names(trees: Iterable[Node]) -> set[str]:
    """What scripts call methods, keys and parts of their own: asked of them, a name is not the browser's."""
    found = set()
    for node in (node for tree in trees for node in nodes(tree)):
        name = None
        if node.type == "method_definition":
            name = node.child_by_field_name("name")
        elif node.type == "pair":
            name = node.child_by_field_name("key")
        elif node.type == "assignment_expression":
            place = node.child_by_field_name("left")
            if place and _text(place).startswith("this."):
                name = place.child_by_field_name("property")
        if name:
            found.add(_text(name))
    return found


def too_new_syntax(tree: Node) -> Iterator[str]:
    """What an older browser refuses to read: of a script that has one, it runs nothing."""
    for node in nodes(tree):
        if why := _syntax(node):
            yield f"{node.start_point[0] + 1}: {why}"


def _syntax(node: Node) -> str | None:
    if node.type in SYNTAX:
        return SYNTAX[node.type]
    if node.is_missing or node.type == "ERROR":
        return f"not understood: {_text(node)[:60]}"
    if node.type in ASSIGNMENTS:
        return f"{node.type}: Chrome 85 (2020-08), Safari 14 (2020-09)"
    if node.type == "number" and re.fullmatch(r"[\d_a-fA-Fxob]+n", _text(node)):
        return "123n: Chrome 67 (2018-05), Safari 14 (2020-09)"
    waits = node.type == "await_expression" or (node.type == "await" and _loop(node))
    if waits and not _within(node, FUNCTIONS):
        return "await outside a function: Chrome 89 (2021-03), Safari 15 (2021-09)"
    if node.type == "regex_flags" and set(_text(node)) - FLAGS:
        return f"flags {_text(node)}: d Chrome 90, Safari 15; v Chrome 112, Safari 17"
    if node.type in ("regex_pattern", "string", "template_string"):
        plain = re.sub(r"\\\\", "", _text(node))
        return next(
            (why for pattern, why in PATTERNS if re.search(rf"(?<!\\){pattern}", plain)), None
        )
    return None


def too_new_names(tree: Node, own: set[str]) -> Iterator[str]:
    """What an older browser does not have: a script that asks for it stops there."""
    declared = {
        _text(node) for node in nodes(tree) if node.type == "identifier" and _declares(node)
    }
    for node in nodes(tree):
        why = None
        if node.type == "member_expression":
            why = _member(node, own)
        elif node.type == "identifier" and _text(node) not in declared and _used(node):
            why = newer("global").get(_text(node))
        if why:
            yield f"{node.start_point[0] + 1}: {why}"


def _member(node: Node, own: set[str]) -> str | None:
    object_, property_ = (node.child_by_field_name(name) for name in ("object", "property"))
    if object_ is None or property_ is None or property_.type != "property_identifier":
        return None
    of, name = _text(object_), _text(property_)
    language, all_ = newer("language"), newer("language", "browser")
    if of in GLOBALS:
        return all_.get(f"{of}.{name}") or (language if of[0].isupper() else all_).get(name)
    parent = node.parent
    if (
        parent is None
        or parent.type != "call_expression"
        or parent.child_by_field_name("function") != node
    ):
        return None
    if name in BLOBS and not of.startswith(("new Response(", "(await ")):
        return f"{name} of a Blob: Chrome 76 (2019-07), Safari 14 (2020-09)"
    if name == "addEventListener" and "matchMedia(" in of:
        return "addEventListener of matchMedia(): Chrome 45 (2015-09), Safari 14 (2020-09)"
    if (
        name in HELPERS
        and re.search(rf"\.({'|'.join(ITERATORS)})\([^()]*\)$", of)
        and not of.startswith("Object.")
    ):
        return f"{name} of an iterator: Chrome 122 (2024-02), Safari 18.4 (2025-03)"
    if name in own and (of == "this" or name not in language):
        return None
    if name == "with" and _arguments(parent) == 1:  # an Array's has two
        return None
    return all_.get(name)


def _arguments(call: Node) -> int:
    found = call.child_by_field_name("arguments")
    return found.named_child_count if found else 0


def _used(node: Node) -> bool:
    """Whether an identifier is asked for as a global: `new Name`, `Name.…` or `name(…)`."""
    parent = node.parent
    place = {
        "new_expression": "constructor",
        "call_expression": "function",
        "member_expression": "object",
    }
    return parent is not None and parent.child_by_field_name(place.get(parent.type, "none")) == node


def _declares(node: Node) -> bool:
    return node.parent is not None and node.parent.type in {
        *("variable_declarator", "formal_parameters", "function_declaration", "class_declaration"),
        *("import_specifier", "import_clause", "namespace_import", "array_pattern", "rest_pattern"),
        *(
            "arrow_function",
            "assignment_pattern",
            "for_in_statement",
            "catch_clause",
            "pair_pattern",
        ),
        *("generator_function_declaration", "object_assignment_pattern"),
    }


def _loop(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "for_in_statement"


def _within(node: Node, kinds: set[str]) -> bool:
    above = node.parent
    while above is not None and above.type not in kinds:
        above = above.parent
    return above is not None


def _text(node: Node) -> str:
    return (node.text or b"").decode()


# --- style sheets -------------------------------------------------------------------------------------

DEGRADE = {"has", "focus-visible", "details-content"}
"""Selectors that older browsers may miss: their rules are for comfort, and stand by themselves."""

PAGES = {"page"}
"""At-rules that older browsers may miss."""

VALUES = r"\d[sld]v[hw]\b|color-mix\(|light-dark\(|oklch\("
"""Values of Chrome 108 (2022-11), 111, 123 and later. An older browser takes the value before, but of
one that has var() in it nothing is known before it is too late: @supports has to ask."""

OLD_ONLY = "not (inset: 0)"
"""The condition that holds before Chrome 87 and Safari 14.1."""


def too_new_styles(source: str) -> Iterator[str]:
    """What makes an older browser drop more than it has to."""
    rules = tinycss2.parse_stylesheet(source, skip_comments=True, skip_whitespace=True)
    parted = set(_parted(rules))
    for rule in _rules(rules):
        for why in _rule(rule, parted):
            yield f"{rule.source_line}: {why}"


def _rules(rules: list) -> Iterator:
    for rule in rules:
        yield rule
        asked = rule.type == "at-rule" and re.search(VALUES, tinycss2.serialize(rule.prelude))
        if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports") and not asked:
            yield from _rules(_inside(rule))


def _inside(rule) -> list:
    return tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)


def _rule(rule, parted: set[str]) -> Iterator[str]:
    if rule.type == "error":
        yield rule.message
    elif rule.type == "at-rule":
        name = rule.lower_at_keyword
        if name in newer("at-rule") and name not in PAGES:
            yield f"@{newer('at-rule')[name]}"
        if name == "media" and re.search(r"[<>]", tinycss2.serialize(rule.prelude)):
            yield "range of @media: Chrome 104 (2022-08), Safari 16.4 (2023-03)"
    elif rule.type == "qualified-rule":
        selectors = _selectors(rule)
        names = set(_names(rule.prelude)) & set(newer("selector"))
        for name in sorted(names - DEGRADE):
            yield f":{newer('selector')[name]}"
        if names & DEGRADE and len({frozenset(_degrading(one)) for one in selectors}) > 1:
            yield f"the whole list falls with :{', :'.join(sorted(names & DEGRADE))}"
        if re.search(r":not\([^()]*,", tinycss2.serialize(rule.prelude)):
            yield ":not() of a list: Chrome 88 (2021-01), Safari 9 (2015-09)"
        yield from _declarations(rule, selectors, parted)


def _declarations(rule, selectors: list[str], parted: set[str]) -> Iterator[str]:
    told: dict[str, str] = {}
    for one in tinycss2.parse_blocks_contents(
        rule.content, skip_comments=True, skip_whitespace=True
    ):
        if one.type == "declaration":
            value = tinycss2.serialize(one.value).strip()
            if re.search(VALUES, value) and (one.lower_name not in told or "var(" in value):
                yield f"{one.lower_name}: {value}: no value for older browsers stands before it"
            told[one.lower_name] = value
        elif one.type == "qualified-rule":
            yield "nesting: Chrome 120 (2023-12), Safari 17.2 (2023-12)"
    for name in told:
        if re.fullmatch(
            r"(margin|padding)-(block|inline)|inset(-block|-inline)?|aspect-ratio", name
        ):
            yield f"{name}: Chrome 87 (2020-11), Safari 14.1 (2021-04)"
    if "flex" in told.get("display", "") and "gap" in told:
        for one in selectors:
            if f"{one} > *" not in parted:
                yield f"gap of {one}: Chrome 84 (2020-07), Safari 14.1 (2021-04); @supports {OLD_ONLY}"


def _parted(rules: list) -> Iterator[str]:
    """The selectors that get margins where gaps part nothing."""
    for rule in rules:
        told = rule.type == "at-rule" and rule.lower_at_keyword == "supports"
        if told and tinycss2.serialize(rule.prelude).strip() == OLD_ONLY:
            for one in _inside(rule):
                yield from _selectors(one)


def _selectors(rule) -> list[str]:
    parts, one = [], []
    for token in [*rule.prelude, None]:
        if token is None or token == ",":
            parts.append(tinycss2.serialize(one).strip())
            one = []
        else:
            one.append(token)
    return parts


def _names(tokens: list) -> Iterator[str]:
    """Names behind a colon, of functions too and of what stands in them."""
    before = None
    for token in tokens:
        if before == ":" and token.type in ("ident", "function"):
            yield token.lower_value if token.type == "ident" else token.lower_name
        if token.type == "function":
            yield from _names(token.arguments)
        before = token


def _degrading(selector: str) -> Iterator[str]:
    yield from (name for name in DEGRADE if re.search(rf":{name}\b", selector))
