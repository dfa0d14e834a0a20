"""Catalogues as editors call them: by id, by name, by a part of the name."""

from portal.kinds.kind import Kind
from portal.kinds.kinds import BY_ID, KINDS

CHOICES = "、".join(f"{kind.id}（{kind.name}）" for kind in KINDS)
"""The catalogues, for whoever has to name one."""


def kind_called(word: str) -> Kind | None:
    """The catalogue that is called so; None where that is none, or could be several."""
    plain = word.strip().lower().replace("_", "-").strip("/")
    if plain in BY_ID:
        return BY_ID[plain]
    meant = [kind for kind in KINDS if plain and (plain in kind.name or kind.id.startswith(plain))]
    return meant[0] if len(meant) == 1 else None
