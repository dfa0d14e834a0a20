"""Values of a vocabulary as editors type them: by id, by name, by the first characters."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from portal.read.normalise import compact, normalise
from portal.read.vocabulary import Term


class VocabularyChoices:
    """The terms that a field may hold."""

    def __init__(self, terms: Iterable[Term]):
        self.terms = {term.id: term for term in terms}

    def meant(self, typed: str) -> Term | None:
        """The one term that was typed, by id or by one of its names; None where it is none."""
        if typed in self.terms:
            return self.terms[typed]
        said = _said(typed)
        found = [term for term in self.terms.values() if said and said in map(_said, names(term))]
        return found[0] if len(found) == 1 else None

    def nearest(self, typed: str, most: int = 9) -> list[Term]:
        """The terms that are most like what was typed; the first of all where nothing was."""
        said = _said(typed)
        if not said:
            return list(self.terms.values())[:most]
        scored = [
            (max(_likeness(said, _said(n)) for n in names(t)), t) for t in self.terms.values()
        ]
        near = [(score, term) for score, term in scored if score > 0.3]
        near.sort(key=lambda pair: -pair[0])  # stable: among alike as the vocabulary has them
        return [term for _, term in near[:most]]


def names(term: Term) -> list[str]:
    """What a term is called: its id, name, short name, other names."""
    short = getattr(term, "short", "")
    return [term.id, term.name, *([short] if short else []), *term.aliases]


def choices_of(
    vocabulary: str,
    vocabularies: Mapping[str, Mapping[str, Term]],
    kind: str = "",
    any_level: bool = True,
) -> VocabularyChoices:
    """The terms for a field of a catalogue: of the levels, those that fit it."""
    terms = vocabularies.get(vocabulary, {}).values()
    if vocabulary == "levels" and not any_level:
        return VocabularyChoices(term for term in terms if getattr(term, "catalogue", "") == kind)
    return VocabularyChoices(terms)


def _said(text: str) -> str:
    return compact(normalise(text, {}))


def _likeness(typed: str, name: str) -> float:
    if name.startswith(typed):
        return 2 - len(name) / 1000
    if typed in name or name in typed and len(name) > 1:
        return 1.5 - len(name) / 1000
    return SequenceMatcher(None, typed, name, autojunk=False).ratio()
