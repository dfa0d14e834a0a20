"""The catalogues, in the order in which they are listed. A new one is a module and a line here."""

from portal.kinds import (
    body,
    case,
    form,
    job,
    law,
    news,
    phase_out,
    policy,
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
    body.KIND,
    form.KIND,
)

BY_ID = {kind.id: kind for kind in KINDS}


_NUMERALS = "零一二三四五六七八九十"


def how_many() -> str:
    """How many catalogues there are, as a text says it: 八个."""
    count = len(KINDS)
    return f"{_NUMERALS[count]}个" if count < len(_NUMERALS) else f"{count} 个"
