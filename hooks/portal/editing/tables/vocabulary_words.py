"""The term of a vocabulary that a word of a table means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from portal.editing.tables.cell_text import folded
from portal.read.problem import nearest
from portal.read.vocabulary import Term

_ENDING = re.compile(r"(?:类产品|类设备|产品|设备|系列|类)$")


@dataclass(frozen=True)
class TermFound:
    """The id of a term; `sure` where the word is its name or another name of it, and not only ends
    with one."""

    id: str
    sure: bool


def term_of(word: str, terms: Mapping[str, Term], among: tuple[str, ...] = ()) -> TermFound | None:
    """What a word means: an id, a name, an alias; or what it ends with, for in Chinese the thing itself
    comes last (三相异步电动机). `among` are the ids that are likelier than the others."""
    names: dict[str, str] = {}
    for id in (*(id for id in terms if id not in among), *(id for id in among if id in terms)):
        for name in (id, terms[id].name, *terms[id].aliases):
            names[folded(name)] = id
    plain = folded(word)
    for one in (plain, folded(_ENDING.sub("", word.strip()))):
        if one in names:
            return TermFound(names[one], True)
    for one in (plain, folded(_ENDING.sub("", word.strip()))):
        endings = [name for name in names if one.endswith(name) and not name.isascii()]
        if among:
            likely = [name for name in endings if names[name] in among]
            endings = likely or endings
        if endings:
            return TermFound(names[max(endings, key=len)], False)
    return None


def nearest_term(word: str, terms: Mapping[str, Term]) -> str:
    """How to say which term is meant: `pump（泵）`; '' where none is near."""
    names = {name: one.id for one in terms.values() for name in (one.name, *one.aliases)}
    id = names.get(nearest(word, list(names)), "")
    return f"{id}（{terms[id].name}）" if id else ""
