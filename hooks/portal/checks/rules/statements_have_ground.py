"""A job states nothing that rests on nothing: each statement names a record, a provision, a source or
whom to ask, and what no source has shown is no ground."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.job import Grounded, parts_of_kind
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "没有依据的话",
    "“我要做的事”里的每一句，读者都要能点到它的依据；没有依据的话可能是错的，不写。只列题名的待核记录不能当依据。",
    "写上 records（本站记录）、provisions（条款）、sources（站外来源的 key）或 bodies（问谁）中的一种；找不到依据的，删去这一句，或者写进 unknowns。",
    (
        "steps[〈2〉]: 这句话没有依据 (写 records、provisions、sources 或 bodies；没有依据的不写)",
        "warnings[〈1〉]: 依据都是只列题名的待核记录：〈low-as-ground〉 (换成见到来源的依据，或删去这一句)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in (*catalogue.of("jobs"), *catalogue.of("forms")):
        for place, statement in parts_of_kind(Grounded, item.value):
            named = [
                *statement.records,
                *(provision.record for provision in statement.provisions),
                *statement.bodies,
            ]
            if not named and not statement.sources:
                hint = "写 records、provisions、sources 或 bodies；没有依据的不写"
                yield Violation.of(item, place, "这句话没有依据", hint)
            elif not statement.sources and all(_is_doubtful(catalogue, id) for id in named):
                message = f"依据都是只列题名的待核记录：{'、'.join(named)}"
                yield Violation.of(item, place, message, "换成见到来源的依据，或删去这一句")


def _is_doubtful(catalogue: Catalogue, id: str) -> bool:
    found = catalogue.find(id)  # one that is not there is reported elsewhere
    return found is not None and found.record.verification.confidence == "low"
