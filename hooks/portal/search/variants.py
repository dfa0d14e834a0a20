"""Traditional characters that may be typed for what the data write in simplified ones."""

from collections.abc import Iterable

from opencc import OpenCC


def variants(texts: Iterable[str]) -> dict[str, str]:
    """Traditional -> simplified, for the characters that occur in `texts` and not themselves there:
    small enough for the browser, and no word of the data is changed by it."""
    known = {char for text in texts for char in text}
    traditional = [chr(code) for code in range(0x4E00, 0xA000)]
    simplified = OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    return {
        old: new
        for old, new in zip(traditional, simplified, strict=True)
        if old != new and len(new) == 1 and new in known and old not in known
    }
