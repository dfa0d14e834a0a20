"""What the terms of the vocabularies are called, as it was published.

A term may be renamed or leave. What was told keeps the names of its time, so that a month that is
over stays as it was; each publication writes down the names that are new since the one before.
"""

from collections.abc import Mapping

from portal.read.vocabulary import Term

Labels = Mapping[str, Mapping[str, str]]
"""Vocabulary -> id of a term -> its name."""


def new_labels(
    vocabularies: Mapping[str, Mapping[str, Term]], known: Labels
) -> dict[str, dict[str, str]]:
    """The names that are not `known` as they are."""
    found = {
        vocabulary: {
            id: term.name
            for id, term in terms.items()
            if known.get(vocabulary, {}).get(id) != term.name
        }
        for vocabulary, terms in vocabularies.items()
    }
    return {vocabulary: names for vocabulary, names in found.items() if names}


def with_labels(known: Labels, more: Labels) -> Labels:
    """All of them, the newer name where there are two; what was known stays as it was."""
    if not more:
        return known
    return {
        vocabulary: {**known.get(vocabulary, {}), **more.get(vocabulary, {})}
        for vocabulary in dict.fromkeys((*known, *more))
    }
