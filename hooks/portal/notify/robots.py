"""Robots of groups: how a message is put, signed, and what their answers mean.

The forms are those of the platforms' own pages; docs/decisions/notify.md says where they were seen.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote_plus

from portal.notify.message import Message, Piece, as_markdown, as_text, inert, web_address
from portal.notify.outcome import HELD_UP, REFUSED, SENT, SendOutcome
from portal.notify.target import Address, NewsTarget

MARKDOWN, TEXT, BODY = 4096, 2048, 20_000
"""Bytes that 企业微信 takes as content (markdown, text), and 钉钉 and 飞书 as a whole request."""


@dataclass(frozen=True)
class Robot:
    """A kind of robot. `pause` is the least time between two messages, in seconds."""

    pause: float
    body: Callable[[NewsTarget, Message], dict[str, Any]]
    size: Callable[[NewsTarget, dict[str, Any]], tuple[int, int]]
    """Bytes of a body, and how many it may have."""
    signed: Callable[[str, dict[str, Any], str, datetime], tuple[str, dict[str, Any]]]
    code: Callable[[dict[str, Any]], object]
    words: dict[int, tuple[str, str, float]]
    """Code -> what it means for the message, in words, and seconds after which to try again."""


def written(body: dict[str, Any]) -> bytes:
    """As it goes over the wire. Not escaped, or each character would count for six bytes."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def fits(robot: Robot, target: NewsTarget) -> Callable[[Message], bool]:
    """Whether the platform takes a message."""

    def judge(message: Message) -> bool:
        size, most = robot.size(target, robot.body(target, message))
        return size <= most

    return judge


def request(
    robot: Robot, target: NewsTarget, address: Address, message: Message, at: datetime
) -> tuple[str, bytes]:
    """Address and body of a message that is sent at a moment."""
    url, body = robot.signed(address.url, robot.body(target, message), address.secret, at)
    return url, written(body)


def verdict(robot: Robot, status: int, content: bytes) -> SendOutcome:
    """What an answer says of the message. Robots mostly answer 200 and put what went wrong inside."""
    try:
        answer = json.loads(content.decode("utf-8"))
    except ValueError:
        answer = None
    code = robot.code(answer) if isinstance(answer, dict) else None
    said = _said(answer) if isinstance(answer, dict) else ""
    if code == 0 and status == 200:
        return SendOutcome(SENT)
    if isinstance(code, int) and code in robot.words:
        how, words, after = robot.words[code]
        if code == 9499 and "many" not in said.lower():
            how, words, after = REFUSED, "飞书说请求不对", 0
        return SendOutcome(how, f"{words}（{code}{f'，{said}' if said else ''}）", after)
    if isinstance(code, int) and code != 0:
        return SendOutcome(REFUSED, f"对方不收（{code}{f'，{said}' if said else ''}）")
    if status == 429:
        return SendOutcome(HELD_UP, "发得太快，对方让等一等（HTTP 429）", 20)
    if status in (502, 504):
        return SendOutcome.unsure(f"中间的服务器没有等到回答（HTTP {status}）")
    if status >= 500:
        return SendOutcome(HELD_UP, f"对方的服务器出错（HTTP {status}）", 5)
    if 300 <= status < 400:
        return SendOutcome(REFUSED, f"对方要转到别的网址（HTTP {status}），不跟去：地址多半不对")
    if status == 200:
        return SendOutcome(REFUSED, "回答不是机器人的：地址不对，或者被网关拦下了")
    return SendOutcome(REFUSED, f"对方不收（HTTP {status}）：地址多半不对")


def _said(answer: dict[str, Any]) -> str:
    return str(answer.get("errmsg") or answer.get("msg") or answer.get("StatusMessage") or "")


# --- 企业微信 ----------------------------------------------------------------------------------------


def _wecom(target: NewsTarget, message: Message) -> dict[str, Any]:
    if target.form == "text":
        return {"msgtype": "text", "text": {"content": as_text(message)}}
    return {"msgtype": "markdown", "markdown": {"content": as_markdown(message)}}


def _wecom_size(target: NewsTarget, body: dict[str, Any]) -> tuple[int, int]:
    form = body["msgtype"]
    return len(body[form]["content"].encode("utf-8")), TEXT if form == "text" else MARKDOWN


def _unsigned(
    url: str, body: dict[str, Any], secret: str, at: datetime
) -> tuple[str, dict[str, Any]]:
    return url, body


# --- 钉钉 --------------------------------------------------------------------------------------------


def _dingtalk(target: NewsTarget, message: Message) -> dict[str, Any]:
    text = as_markdown(message, "\n\n")  # it runs single breaks together
    return {"msgtype": "markdown", "markdown": {"title": inert(message.title), "text": text}}


def _whole_size(target: NewsTarget, body: dict[str, Any]) -> tuple[int, int]:
    return len(written(body)) + 120, BODY  # and what a signature adds


def _dingtalk_signed(
    url: str, body: dict[str, Any], secret: str, at: datetime
) -> tuple[str, dict[str, Any]]:
    if not secret:
        return url, body
    stamp = str(int(at.timestamp() * 1000))
    sign = _hmac(secret, f"{stamp}\n{secret}")
    return f"{url}&timestamp={stamp}&sign={quote_plus(sign)}", body


# --- 飞书 --------------------------------------------------------------------------------------------


def _feishu(target: NewsTarget, message: Message) -> dict[str, Any]:
    """A "post": its parts are data and not marks, so nothing in them can be one."""
    content = [[_part(part) for part in line if part.text] or [_part(Piece(" "))] for line in message.lines]  # fmt: skip
    post = {"zh_cn": {"title": message.title, "content": content}}
    return {"msg_type": "post", "content": {"post": post}}


def _part(part: Piece) -> dict[str, Any]:
    text = "".join(sign if sign.isprintable() else " " for sign in part.text)
    if part.url:
        return {"tag": "a", "text": text, "href": web_address(part.url)}
    return {"tag": "text", "text": text}


def _feishu_signed(
    url: str, body: dict[str, Any], secret: str, at: datetime
) -> tuple[str, dict[str, Any]]:
    if not secret:
        return url, body
    stamp = str(int(at.timestamp()))
    return url, {"timestamp": stamp, "sign": _hmac(f"{stamp}\n{secret}", ""), **body}


def _hmac(key: str, text: str) -> str:
    digest = hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()
    return base64.b64encode(digest).decode("ascii")


def _errcode(answer: dict[str, Any]) -> object:
    return answer.get("errcode")


def _feishu_code(answer: dict[str, Any]) -> object:
    return answer.get("code", answer.get("StatusCode"))


_TOO_LONG = "消息太长"
_CLOCK = "签名对不上：密钥不对，或者这台电脑的时钟差了一小时以上"

ROBOTS: dict[str, Robot] = {
    "wecom": Robot(
        3.1,  # 20 a minute
        _wecom,
        _wecom_size,
        _unsigned,
        _errcode,
        {
            -1: (HELD_UP, "企业微信忙", 5),
            45009: (HELD_UP, "一分钟里发得太多", 61),
            93000: (REFUSED, "Webhook 地址不对，或者机器人已经从群里删掉", 0),
            40058: (REFUSED, _TOO_LONG, 0),
            45002: (REFUSED, _TOO_LONG, 0),
        },
    ),
    "dingtalk": Robot(
        3.1,  # 20 a minute, or ten minutes of silence
        _dingtalk,
        _whole_size,
        _dingtalk_signed,
        _errcode,
        {
            -1: (HELD_UP, "钉钉忙", 5),
            130101: (HELD_UP, "一分钟里发得太多，要等 10 分钟", 0),
            90030: (HELD_UP, "这个机器人的调用次数用完了", 0),
            300001: (REFUSED, "Webhook 地址不对，或者机器人已经从群里删掉", 0),
            310000: (REFUSED, "安全设置没有通过：加签的密钥、关键词、IP 地址或时钟不对", 0),
            460101: (REFUSED, _TOO_LONG, 0),
        },
    ),
    "feishu": Robot(
        0.7,  # 100 a minute, 5 a second
        _feishu,
        _whole_size,
        _feishu_signed,
        _feishu_code,
        {
            9499: (HELD_UP, "发得太快", 10),
            11232: (HELD_UP, "飞书正忙（整点、半点常见）", 10),
            19001: (REFUSED, "Webhook 地址不对，或者机器人已经从群里删掉", 0),
            19021: (REFUSED, _CLOCK, 0),
            19022: (REFUSED, "这台电脑的 IP 地址不在机器人的白名单里", 0),
            19024: (REFUSED, "消息里没有机器人要的关键词：写进配置的 keyword", 0),
        },
    ),
}
