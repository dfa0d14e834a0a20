"""What is sent: within what a platform takes, readable, and inert."""

import json
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy
from typing import Any

import pytest

from portal.as_of import now
from portal.notify.dispatch import composed, looks_like
from portal.notify.mail import mail_of, message_id
from portal.notify.message import as_markdown, as_text, inert
from portal.notify.news_entry import NewsEntry, entry_of
from portal.notify.outcome import HELD_UP, REFUSED, SENT, UNSURE
from portal.notify.robots import ROBOTS, verdict, written
from portal.notify.target import BadAddress, MailServer, NewsTarget, address_of, without_secrets
from portal.notify.told_feed import ToldFeed

Item = Callable[..., dict[str, Any]]
FEED = ToldFeed("tax", "税收优惠 - 平台", "https://portal.test/tax/", "https://portal.test/feeds/tax/feed.json")  # fmt: skip
SERVER = MailServer("127.0.0.1", 25, "", sender="portal@portal.test")


def target(kind: Any, **more: Any) -> NewsTarget:
    return NewsTarget(name="t", kind=kind, scopes=("tax",), **more)


def entries(count: int, title: str = "更新：第{}号办法" + "长" * 50) -> list[NewsEntry]:
    return [
        NewsEntry(str(n), title.format(n), f"https://portal.test/{n}/", now(), "说明" * 30)
        for n in range(count)
    ]


@pytest.mark.parametrize(
    ("kind", "form", "most"),
    [("wecom", "markdown", 4096), ("wecom", "text", 2048), ("dingtalk", "markdown", 20_000),
     ("feishu", "markdown", 20_000)],
)  # fmt: skip
def test_a_long_message_ends_after_an_entry_and_says_how_many_more(
    kind: str, form: str, most: int
) -> None:
    one = target(kind, form=form)
    made = composed(one, FEED, entries(200))
    _, size, limit = looks_like(one, made)
    assert limit == most and most * 0.7 < size <= most
    text = as_text(made)
    assert f"另有 {200 - made.shown} 件，见 " in text and 0 < made.shown < 200
    assert text.count("号办法") == made.shown and text.count("说明") % 30 == 0
    assert len(made.events) == 200
    body = ROBOTS[kind].body(one, made)
    assert json.loads(written(body)) == body


def test_what_changed_is_told_with_old_and_new_and_our_own_work_is_left_out(item: Item) -> None:
    html = (
        "<p>延长三年</p><ul><li>有效期至：<del>2027-12-31</del> → <ins>2030-12-31</ins></li>"
        "<li>核对日期：<del>2026-11-22</del> → <ins>2026-11-29</ins></li>"
        f"<li>摘要：<del>{'旧' * 60}</del> → <ins>{'新' * 60}</ins></li></ul>"
        "<p>正文</p><ul><li>文号：甲〔2023〕1号</li></ul>"
    )
    made = entry_of(item(1, content_html=html))
    assert made.note == "延长三年"
    assert made.lines == ("有效期至：2027-12-31 → 2030-12-31", "另改了：摘要")


def test_something_new_is_told_with_its_dates(item: Item) -> None:
    html = (
        "<p>新公布</p><ul><li>文号：甲〔2026〕1号</li><li>成文日期：2026-11-20</li>"
        "<li>施行日期：2027-01-01</li></ul>"
    )
    assert entry_of(item(1, content_html=html)).lines == (
        "成文日期：2026-11-20",
        "施行日期：2027-01-01",
    )


def test_a_bulk_names_the_first(item: Item) -> None:
    links = "".join(f'<li><a href="https://portal.test/{n}/">办法{n}</a></li>' for n in range(9))
    made = entry_of(item(1, content_html=f"<p>首次收录</p><ul>{links}</ul>"))
    assert made.lines == ("办法0", "办法1", "办法2", "办法3", "……")


def digest(item: Item, scope: str, count: int) -> NewsEntry:
    lines = "".join(
        f'<li><a href="https://portal.test/{n}/">更新：办法{n}</a>：改了日期</li>'
        for n in range(count)
    )
    more = "<p>另有 3 件，见更新记录。</p><p>更新记录：<a href='https://portal.test/u/'>2026-11</a></p>"
    made = item(
        1, content_html=f"<ul>{lines}</ul>{more}", title=f"造纸：11-23 至 11-29，{count} 件更新"
    )
    return entry_of(made | {"id": f"tag:portal.test,2026:{scope}/2026-W48"})


@pytest.mark.parametrize("scope", ["weekly", "monthly", "weekly/industry-paper"])
def test_a_digest_tells_its_first_lines_and_fits_everywhere(item: Item, scope: str) -> None:
    made = digest(item, scope, 9)
    assert made.lines == (*(f"更新：办法{n}：改了日期" for n in range(8)), "……其余见网页")
    assert made.note == "" and len(digest(item, scope, 8).lines) == 8
    long = replace(made, lines=(*("长" * 60,) * 8, made.lines[-1]))
    for one in (
        target("wecom", form="text"),
        target("wecom"),
        target("dingtalk"),
        target("feishu"),
    ):
        assert composed(one, FEED, [long]).shown == 1


def test_the_message_of_a_digest_counts_issues_not_events(item: Item) -> None:
    feed = replace(FEED, scope="weekly/industry-paper", title="行业：造纸（每周摘要） - 平台")
    made = [digest(item, feed.scope, 2)]
    text = as_text(composed(target("mail"), feed, made))
    assert text.startswith("行业：造纸（每周摘要）\n\n造纸：11-23 至 11-29，2 件更新\n")
    assert composed(target("mail"), feed, made * 2).title == "行业：造纸（每周摘要）：2 期"
    assert composed(target("mail"), FEED, made).title == "税收优惠：1 件"


HOSTILE = '](https://evil.test) <@all> <font color="warning">x</font> **b** `c` ![](x) @所有人\n# 标题\r\nBcc: a@b.c\x00'


def test_hostile_text_is_no_mark_in_markdown() -> None:
    entry = NewsEntry("1", HOSTILE, "https://portal.test/a)b/", now(), HOSTILE, (HOSTILE,))
    made = composed(target("wecom"), FEED, [entry])
    text = as_markdown(made)
    assert "<" not in text and "evil.test)" in text and "](https://evil" not in text
    assert text.count("](") == 2 and "a%29b" in text  # the entry's link and the page's
    assert "`" not in text and "\r" not in text and "\x00" not in text and "\n#" not in text
    assert "https://evil" not in inert(HOSTILE)


def test_a_post_of_feishu_holds_text_as_data() -> None:
    entry = NewsEntry("1", HOSTILE, "javascript:alert(1)", now(), HOSTILE)
    body = ROBOTS["feishu"].body(target("feishu"), composed(target("feishu"), FEED, [entry]))
    parts = [part for line in body["content"]["post"]["zh_cn"]["content"] for part in line]
    assert {part["tag"] for part in parts} <= {"text", "a"}


def test_only_web_addresses_are_linked(item: Item) -> None:
    assert entry_of(item(1, url="javascript:alert(1)")).url == ""


def test_a_title_cannot_become_a_header_of_a_mail() -> None:
    feed = ToldFeed("tax", f"{HOSTILE} - 平台", "https://portal.test/", "https://portal.test/f")
    made = mail_of(composed(target("mail"), feed, entries(1)), "<x@y>", SERVER, now())
    read = message_from_bytes(made.as_bytes(), policy=policy.default)
    assert read["Bcc"] is None and "Bcc" in str(read["Subject"])
    assert "第0号办法" in read.get_content()


def test_the_id_of_a_mail_goes_by_what_it_tells() -> None:
    one = message_id("t", "tax", ["b", "a"], "portal.test")
    assert one == message_id("t", "tax", ["a", "b"], "portal.test") and one.endswith(
        "@portal.test>"
    )
    assert one != message_id("t", "tax", ["a"], "portal.test")


@pytest.mark.parametrize(
    ("kind", "status", "answer", "how", "word"),
    [
        ("wecom", 200, {"errcode": 0}, SENT, ""),
        ("wecom", 200, {"errcode": 93000, "errmsg": "invalid webhook url"}, REFUSED, "地址不对"),
        ("wecom", 200, {"errcode": 45009}, HELD_UP, "发得太多"),
        ("dingtalk", 200, {"errcode": 310000, "errmsg": "sign not match"}, REFUSED, "安全设置"),
        ("dingtalk", 200, {"errcode": 130101}, HELD_UP, "10 分钟"),
        ("feishu", 200, {"code": 0}, SENT, ""),
        ("feishu", 200, {"StatusCode": 0, "StatusMessage": "success"}, SENT, ""),
        ("feishu", 200, {"code": 19021}, REFUSED, "时钟"),
        ("feishu", 200, {"code": 19024}, REFUSED, "关键词"),
        ("feishu", 400, {"code": 9499, "msg": "too many request"}, HELD_UP, "太快"),
        ("feishu", 400, {"code": 9499, "msg": "Bad Request"}, REFUSED, "不对"),
        ("feishu", 200, {"code": 11232}, HELD_UP, "飞书正忙"),
        ("wecom", 500, None, HELD_UP, "HTTP 500"),
        ("wecom", 504, None, UNSURE, "HTTP 504"),
        ("wecom", 302, None, REFUSED, "不跟去"),
        ("wecom", 200, None, REFUSED, "不是机器人的"),
        ("wecom", 404, None, REFUSED, "HTTP 404"),
    ],
)  # fmt: skip
def test_an_answer_is_told_in_words(
    kind: str, status: int, answer: Any, how: str, word: str
) -> None:
    content = json.dumps(answer).encode() if answer else b"<html>"
    found = verdict(ROBOTS[kind], status, content)
    assert found.how == how and word in found.why


@pytest.mark.parametrize(
    ("kind", "environ", "word"),
    [
        ("wecom", {}, "没有设环境变量 PORTAL_NOTIFY_WECOM_T"),
        ("wecom", {"WECOM_T": "http://qyapi.weixin.qq.com/x?key=1"}, "https://"),
        ("wecom", {"WECOM_T": "http://127.0.0.1.evil.test/"}, "https://"),
        ("wecom", {"WECOM_T": "https://open.feishu.cn/open-apis/bot/v2/hook/x"}, "是飞书"),
        ("wecom", {"WECOM_T": "https://a b"}, "空格"),
        ("mail", {"MAIL_T": "甲@乙", "FROM": "a@b.c"}, "MAIL_T 应为"),
        ("mail", {"MAIL_T": "a@b.c"}, "FROM 应为"),
        ("mail", {"MAIL_T": "a@b.c", "FROM": "a@b.c"}, "没有设环境变量 PORTAL_NOTIFY_SMTP"),
        ("mail", {"MAIL_T": "a@b.c", "FROM": "a@b.c", "SMTP": "smtp://u:p@mail.test"}, "要加密"),
    ],
)
def test_an_address_that_is_none_is_told_without_showing_it(
    kind: str, environ: dict[str, str], word: str
) -> None:
    full = {f"PORTAL_NOTIFY_{name}": value for name, value in environ.items()}
    with pytest.raises(BadAddress) as caught:
        address_of(target(kind), full)
    assert word in str(caught.value)
    assert not any(value in str(caught.value) for value in environ.values())


def test_what_the_other_side_echoes_shows_no_secret() -> None:
    url = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-token"
    address = address_of(target("wecom"), {"PORTAL_NOTIFY_WECOM_T": url})
    assert "693a91f6" not in without_secrets(f"bad key=693a91f6-token in {url}", address)
    assert "693a91f6" not in repr(address)
