"""The catalogues, in the order in which they are listed. A new one is a module and a line here."""

from collections.abc import Collection

from portal.kinds import (
    body,
    case,
    form,
    glossary_term,
    interpretation,
    job,
    law,
    news,
    phase_out,
    policy,
    question,
    service,
    standard,
    tax,
    technology,
)
from portal.kinds.kind import Kind

KINDS: tuple[Kind, ...] = (
    law.KIND,
    policy.KIND,
    standard.KIND,
    technology.KIND,
    phase_out.KIND,
    tax.KIND,
    case.KIND,
    news.KIND,
    job.KIND,
    service.KIND,
    form.KIND,
    body.KIND,
    glossary_term.KIND,
    interpretation.KIND,
    question.KIND,
)

BY_ID = {kind.id: kind for kind in KINDS}


_NUMERALS = "零一二三四五六七八九十"


def how_many(kinds: Collection[Kind]) -> str:
    """How many catalogues these are, as a text says it: 八个."""
    count = len(kinds)
    tens, ones = divmod(count, 10)
    if count < len(_NUMERALS):
        return f"{_NUMERALS[count]}个"
    return f"十{_NUMERALS[ones] if ones else ''}个" if tens == 1 else f"{count} 个"
