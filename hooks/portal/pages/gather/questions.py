"""In which order people ask of a topic, an industry, a region or a kind of machine."""

from portal.kinds.kind import Kind
from portal.kinds.kinds import KINDS


def asked(facet: str) -> list[Kind]:
    """The catalogues in the order in which their questions are asked."""
    return sorted(KINDS, key=lambda kind: kind.rank(facet))
