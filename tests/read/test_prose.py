"""Running text: links by id, what is code, and no text that takes for ever."""

import time

import pytest

from portal.read.prose import linked_ids, without_code
from portal.view.prose import plain, render, with_addresses

MANY = 50_000


def shown(text: str) -> str:
    return str(render(text, lambda id: f"/{id}/"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("看 `a` 和 `` b ` `` 完", "看     和           完"),
        ("只有一个 ` 的", "只有一个 ` 的"),
        ("`` 长短不同 `", "`` 长短不同 `"),
        ("`a\nb`", "`a\nb`"),
        ("```\n字\n```\n后", "   \n \n   \n后"),
        ("```yaml\n字\n`````\n后", "       \n \n     \n后"),
        ("````\n字\n```\n后\n````", "    \n \n   \n \n    "),
        ("~~~\n```\n~~~\n后", "   \n   \n   \n后"),
        ("```\n没有关上 `a`", "```\n没有关上    "),
        ("```\na\n```\n`b` ```\nc\n```", "   \n \n   \n    ```\nc\n```"),
    ],
)
def test_what_is_code_is_blank(text, left):
    assert without_code(text) == left


def test_links_in_code_are_examples():
    text = "[甲](id:a)，`[乙](id:b)`\n\n~~~\n[丙](id:c)\n~~~\n[丁](id:d)"
    assert linked_ids(text) == ["a", "d"]
    assert with_addresses(text, str.upper).count("](A)") == 1


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("见[甲法](id:a)。", '<p>见<a href="/a/" rel="noopener">甲法</a>。</p>'),
        ("[第[1]条](id:a)", '<p><a href="/a/" rel="noopener">第[1]条</a></p>'),
        ("财税[2009]30号", "<p>财税[2009]30号</p>"),
        ("数组 [a, b] 和 `[c` 和 \\[d", "<p>数组 [a, b] 和 <code>[c</code> 和 [d</p>"),
        (
            "[[甲](id:a)",
            '<p>[<a href="/a/" rel="noopener">甲</a></p>',
        ),
    ],
)
def test_only_brackets_of_links_make_links(text, html):
    assert shown(text) == html


@pytest.mark.parametrize(
    "text",
    ["[" * MANY, "[a" * (MANY // 2), "[a](" * (MANY // 4), "![" * (MANY // 2)]
    + ["[" * (MANY // 2) + "]" * (MANY // 2), "](id:" * (MANY // 5), "`" * MANY]
    + ["`a``b```c" * (MANY // 9), "```\n" * (MANY // 4), "*" * MANY, "~~~a\n```\n" * (MANY // 9)],
    ids=lambda text: text[:6].replace("\n", "n"),
)
def test_no_text_takes_for_ever(text):
    start = time.process_time()
    linked_ids(text)
    with_addresses(text, str.upper)
    shown(text)
    plain(text)
    assert time.process_time() - start < 1
