"""What a reader reads of a built page."""

import re
from html import unescape
from pathlib import Path


def text_of(site: Path, address: str) -> str:
    """The visible words of a page's article."""
    html = (site / address / "index.html").read_text(encoding="utf-8")
    article = re.search(r"<article.*?</article>", html, re.DOTALL)
    assert article, address
    run_on = re.sub(
        r'<a class="word"[^>]*>(.*?)</a>', r"\1", article.group()
    )  # a word amid its sentence
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", run_on)))
