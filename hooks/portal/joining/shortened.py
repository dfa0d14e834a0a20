"""Scripts without what only those who write them need: comments and indentation.

No more than what can be told line by line, without knowing the language; tests hold what is left to the
source, word by word. Lines stay lines, so that a fault can be found by its text. Shorter names or fewer
spaces would save little after compression: docs/decisions/joining.md.
"""

import re

COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:(?!\*/)[\s\S])*\*/[ \t]*)\n", re.MULTILINE)
BEHIND = re.compile(r"[ \t]+//[^\n\"'`/]*$", re.MULTILINE)
"""A comment behind code. In a text or a pattern, what follows would have its end in it."""
AFTER_PLAIN = re.compile(r"^([^\n\"'`/]*?)[ \t]*//.*$", re.MULTILINE)
"""A comment behind code in which no text or pattern begins."""
INDENTED = re.compile(r"^[ \t]+", re.MULTILINE)
EMPTY = re.compile(r"\n{2,}")


def shortened(script: str) -> str:
    """The same script for a browser."""
    bare = AFTER_PLAIN.sub(r"\1", BEHIND.sub("", COMMENT.sub("", script)))
    if any(line.count("`") % 2 for line in bare.splitlines()):
        return script  # a text over several lines
    return EMPTY.sub("\n", INDENTED.sub("", bare)).lstrip("\n")
