"""Full texts for tests, in words of our own."""

from pathlib import Path

FIRST, SECOND = "2020-01-01", "2023-05-01"
"""Days from which versions are in force."""


def full_text(*articles: str, title: str = "a法", history: str = "", absent: str = "") -> str:
    """The file of a text of a few articles; each is the words behind its number, or a whole line that
    begins with a sign."""
    head = ["---", f"title: {title}"]
    head += ["history:", f"  - {history}"] if history else []
    head += ["absent:", f"  - {absent}"] if absent else []
    head += ["sources:", "  - title: 公报", "    seen: 2026-01-05", "---", ""]
    lines, number = [], 0
    for one in articles:
        if not one.startswith(("#", "*")):
            number += 1
            one = f"**第{'一二三四五六七八九十'[number - 1]}条**　{one}"
        lines.append(one)
    return "\n".join(head) + "\n\n".join(lines) + "\n"


def put_text(data: Path, id: str, day: str, content: str) -> Path:
    """Lay a text into a data folder."""
    path = data / "texts" / id / f"{day}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path
