"""How a text differs from another version of the same document, in one line of counts."""

from portal.texts.structure import LegalText


def compared(old: LegalText, new: LegalText) -> str:
    """改 12 条，增 3 条，删 1 条; by the numbers of the articles."""
    before, after = old.articles, new.articles
    both = [key for key in after if key in before]
    changed = sum(before[key].words != after[key].words for key in both)
    counts = (
        ("改", changed),
        ("增", len(after) - len(both)),
        ("删", len(before) - len(both)),
    )
    told = "，".join(f"{word} {count} 条" for word, count in counts if count)
    return told or "各条一字不差"
