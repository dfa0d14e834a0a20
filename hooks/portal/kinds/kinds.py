"""The catalogues, in the order in which they are listed. A new one is a module and a line here."""

from portal.kinds import case, law, news, phase_out, policy, standard, tax, technology
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
)

BY_ID = {kind.id: kind for kind in KINDS}
