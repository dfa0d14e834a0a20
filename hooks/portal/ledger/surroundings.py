"""What of a catalogue decides in which scopes something is told: which terms and ids there are, and not
what else the records say. While that stays, what was worked out of a timeline stays as well."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.catalogue.catalogue import Alias, Catalogue
from portal.ledger.event import Event
from portal.ledger.scope_kinds import ScopeKind
from portal.ledger.timeline import Timeline
from portal.read.vocabulary import Term


@dataclass(frozen=True)
class Surroundings:
    """Of one timeline and one catalogue. Comparing two takes next to no time where they hold the same
    things."""

    kinds: tuple[ScopeKind, ...]
    """What one can subscribe to."""
    events: list[Event]
    vocabularies: dict[str, dict[str, Term]]
    carried: frozenset[tuple[str, str]]
    """The terms of which anything is."""
    ids: dict[str, str]
    """Of everything with a page, with its catalogue."""
    aliases: dict[str, Alias]
    withdrawn: frozenset[str]

    @classmethod
    def of(
        cls, timeline: Timeline, catalogue: Catalogue, kinds: Sequence[ScopeKind]
    ) -> "Surroundings":
        return cls(
            tuple(kinds),
            timeline.events,
            catalogue.vocabularies,
            catalogue.carried,
            {id: item.kind.id for id, item in catalogue.items.items()},
            catalogue.aliases,
            catalogue.withdrawn,
        )

    def same_as(self, other: "Surroundings") -> bool:
        """Whether the timeline is the same one, and the rest says the same. The order of ids decides
        nothing, that of terms does."""
        return (
            self.kinds == other.kinds
            and self.events is other.events
            and self.ids == other.ids
            and self.carried == other.carried
            and self.aliases == other.aliases
            and self.withdrawn == other.withdrawn
            and self.vocabularies == other.vocabularies
            and all(
                list(terms) == list(other.vocabularies[name])
                for name, terms in self.vocabularies.items()
            )
        )
