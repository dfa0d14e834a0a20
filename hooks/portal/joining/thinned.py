"""The theme's style sheet without what no page of ours can have.

Named here are the classes of its additions: boxes, tabs, code in colours, footnotes, blog, tags and the
like. Each comes by an extension of Markdown or a plugin, so who adds one to mkdocs.yml gets the sheet
whole (hooks/portal_joined.py). A rule goes only where each of its selectors needs such a class.
"""

import re
from collections.abc import Iterator

KINDS_OF_BOXES = (
    *("abstract", "bug", "danger", "example", "failure", "info", "note", "question", "quote"),
    *("success", "tip", "warning"),
)
"""Words of the theme for its boxes. Its rules name them only as boxes or folds."""

BROUGHT_BY_EXTENSIONS = (
    *("admonition", "admonition-title", *KINDS_OF_BOXES),
    *(r"tabbed-[\w-]+", r"task-list-[\w-]+", r"md-annotation[\w-]*", r"md-code__[\w-]+"),
    *("highlight", "highlighttable", "hll", "linenos", "linenodiv", "filename"),
    *(r"md-clipboard[\w-]*", "codehilite", "arithmatex", "katex-html", "mermaid", "critic"),
    *(r"footnote[\w-]*", "twemoji", "emojione", "gemoji", "keys", r"key-[\w-]+", "grid", "lg"),
    *("xl", "xxl", "xxxl", "middle"),  # sizes of emoji
)
BROUGHT_BY_PLUGINS = (
    *(r"md-post[\w-]*", r"md-author[\w-]*", r"md-profile[\w-]*", r"md-pagination[\w-]*"),
    *(r"md-meta[\w-]*", r"md-pin", r"md-draft", r"md-tag[\w-]*", r"md-content--post"),
    *("md-sidebar--post", "md-nav--integrated", "giscus"),
)
BROUGHT_BY_SETTINGS = (
    r"md-consent[\w-]*",
    r"md-feedback[\w-]*",
    r"md-progress",
    "md-banner__button",
)
"""What `extra.consent`, `extra.analytics` and the theme's features that we have not would show."""

ABSENT = re.compile(
    r"\.(?:"
    + "|".join((*BROUGHT_BY_EXTENSIONS, *BROUGHT_BY_PLUGINS, *BROUGHT_BY_SETTINGS))
    + r")(?![\w-])"
)
ICONS = re.compile(
    r"^--md-(?:admonition|annotation|clipboard|code-(?:copy|hl|select)|footnotes|mermaid|post|tabbed|tag"
    r"|tasklist|typeset-kbd|typeset-(?:del|ins))(?:-[\w-]+)?$"
)
"""Values that only those rules use; the pictures among them are a good part of the sheet."""

OTHER_COLOURS = re.compile(r"\[data-md-color-(?:primary|accent)=")
"""The palette's own colours: ours come from tokens.css."""

TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|url\((?:[^"\')]*)\)')


def thinned(sheet: str) -> str:
    """A style sheet as its makers minified it, without what no page has."""
    return "".join(_thin(sheet))


def colours(palette: str) -> str:
    """The palette's schemes, without its colours by name."""
    return "".join(
        _rule(head, body)
        for head, body in _rules(palette)
        if body is None or not all(OTHER_COLOURS.search(one) for one in _parts(head, ","))
    )


def _thin(sheet: str) -> Iterator[str]:
    for head, body in _rules(sheet):
        if body is None:
            yield f"{head};"
        elif head.startswith(("@media", "@supports")):
            if inner := thinned(body):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield _rule(head, body)
        elif kept := [one for one in _parts(head, ",") if not ABSENT.search(one)]:
            own = [one for one in _parts(body, ";") if not ICONS.match(one.partition(":")[0])]
            if own:
                yield _rule(",".join(kept), ";".join(own))


def _rule(head: str, body: str | None) -> str:
    return f"{head};" if body is None else f"{head}{{{body}}}"


def _rules(sheet: str) -> Iterator[tuple[str, str | None]]:
    """Head and body of each rule; without a body where it has none, as `@charset`."""
    depth, begin, head = 0, 0, ""
    for at, sign in _signs(sheet, "{};"):
        if sign == "{":
            depth += 1
            if depth == 1:
                head, begin = sheet[begin:at].strip(), at + 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield head, sheet[begin:at]
                begin = at + 1
        elif depth == 0:
            yield sheet[begin:at].strip(), None
            begin = at + 1


def _parts(text: str, sign: str) -> list[str]:
    """Parts between signs that stand in no text and in no brackets."""
    parts, depth, begin = [], 0, 0
    for at, found in _signs(text, f"()[]{sign}"):
        if found in "([":
            depth += 1
        elif found in ")]":
            depth -= 1
        elif depth == 0:
            parts.append(text[begin:at])
            begin = at + 1
    return [one for one in (*parts, text[begin:]) if one.strip()]


def _signs(text: str, wanted: str) -> Iterator[tuple[int, str]]:
    """Where signs stand outside of texts."""
    blank = TEXT.sub(lambda found: " " * len(found.group()), text)
    for found in re.finditer(f"[{re.escape(wanted)}]", blank):
        yield found.start(), found.group()
