"""An index of lunr's (the Python one), fed with the tokens that everything else is searched by."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from lunr.builder import Builder
from lunr.pipeline import Pipeline
from lunr.token import Token

from portal.read.normalise import LONGEST_CHAIN, NAME, compact, tokens
from portal.search.documents import SearchDocument
from portal.search.heads import SIZES, WORD
from portal.search.index import CHAINED, LONGEST_NAME

FIELDS = {"name": 12, "title": 6, "about": 2, "body": 1}
"""What is weighed how much: whole names and identifiers, words of titles, what it is about, the text."""

_MARKS = re.compile("[“”‘’《》〈〉「」]")
"""What nobody types: 能效“领跑者” is looked for as 能效领跑者."""

Normalise = Callable[[str], str]


def index_of(documents: Iterable[SearchDocument], normal: Normalise) -> Any:
    """The index of some documents, which it knows by their numbers. lunr cannot index nothing."""
    builder = Builder()
    builder.ref("number")
    for field, boost in FIELDS.items():
        builder.field(field, boost)
    builder.pipeline.add(_cut_names, _cut_text)
    builder.pipeline.skip(_cut_names, ["body"])
    builder.pipeline.skip(_cut_text, [field for field in FIELDS if field != "body"])
    for number, document in enumerate(documents):
        builder.add({"number": str(number), **_fields(document, normal)})
    return builder.build()


def _fields(one: SearchDocument, normal: Normalise) -> dict[str, list[str]]:
    """The fields as lunr takes them: normalised texts, which its pipeline cuts into tokens."""
    names = [normal(text) for text in (one.title, *one.names)]
    unmarked = [
        normal(_MARKS.sub("", text)) for text in (one.title, *one.names) if _MARKS.search(text)
    ]
    heads = [normal(head.rstrip(SIZES + WORD)) for head in one.heads]
    wholes = (compact(name) for name in (*names, *heads))
    called = [
        name for name, text in zip(names, (one.title, *one.names), strict=True) if text != one.id
    ]
    return {
        "name": [
            f"{NAME}{name}" for name in dict.fromkeys(wholes) if 0 < len(name) <= LONGEST_NAME
        ],
        "title": list(dict.fromkeys([*called, *unmarked])),
        "about": list(dict.fromkeys(normal(text) for text in one.about)),
        "body": [normal(text) for text in one.body],
    }


def _cut_names(token: Token, *_: Any) -> list[Token]:
    """The step of lunr's pipeline that cuts what things are called, as the site's index does."""
    text = str(token)
    return (
        [token] if text.startswith(NAME) else [Token(one) for one in _tokens(text, LONGEST_CHAIN)]
    )


def _cut_text(token: Token, *_: Any) -> list[Token]:
    """The same for running text."""
    return [Token(one) for one in _tokens(str(token), CHAINED)]


@cache
def _tokens(normalised: str, chain: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tokens(normalised, chain)))


for step in (_cut_names, _cut_text):
    Pipeline.register_function(step, f"portal {step.__name__}")
