"""Who is told what: the file that says so, and the addresses, which come from the environment only.

An address of a robot is a key to its group, so it is in no file, no log and no state.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit

from pydantic import Field

from portal.read.fields import Many, Model

PREFIX = "PORTAL_NOTIFY_"

KINDS = {"wecom": "企业微信群机器人", "dingtalk": "钉钉自定义机器人", "feishu": "飞书自定义机器人", "mail": "邮件"}  # fmt: skip

HOSTS = {"qyapi.weixin.qq.com": "wecom", "oapi.dingtalk.com": "dingtalk", "open.feishu.cn": "feishu", "open.larksuite.com": "feishu"}  # fmt: skip
"""Where the robots of everybody live; those of one's own installation live elsewhere."""

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]


class NewsTarget(Model):
    """A group or a mailing list, and the scopes that it is told of."""

    name: Name
    kind: Literal["wecom", "dingtalk", "feishu", "mail"]
    scopes: Annotated[Many[str], Field(min_length=1)]
    every: Literal["day", "week"] = "day"
    form: Literal["markdown", "text"] = "markdown"
    unsure: Literal["ask", "resend", "skip"] | None = None
    keyword: str = ""

    @property
    def variable(self) -> str:
        """The variable of the environment that holds its address."""
        return f"{PREFIX}{self.kind.upper()}_{self.name.upper().replace('-', '_')}"

    @property
    def when_unsure(self) -> str:
        """What to do with a message of which nobody knows whether it came. Of two mails with the same
        Message-ID most systems show one; of two messages in a group everybody sees both."""
        return self.unsure or ("resend" if self.kind == "mail" else "ask")


class Targets(Model):
    """The whole file."""

    targets: Annotated[Many[NewsTarget], Field(min_length=1)]


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed in. `secure` is "tls" from the first byte on, "starttls", or "" for a
    server on this machine."""

    host: str
    port: int
    secure: str
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""


@dataclass(frozen=True)
class Address:
    """Where a target is. Never shown: `repr` is empty on purpose."""

    url: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    recipients: tuple[str, ...] = field(default=(), repr=False)
    server: MailServer | None = field(default=None, repr=False)

    @property
    def secrets(self) -> Iterator[str]:
        """Everything of it that must not be seen."""
        parts = urlsplit(self.url)
        yield from (self.secret, *self.recipients)
        yield from (part for part in (parts.path.rpartition("/")[2], parts.query) if len(part) > 7)
        yield from re.findall(r"=([^&]+)", parts.query)
        if self.server:
            yield self.server.password


class BadAddress(ValueError):
    """An address is missing or is none; the text says in Chinese which variable and what to write."""


def address_of(target: NewsTarget, environ: Mapping[str, str]) -> Address:
    """Where a target is, as the environment says. Raises BadAddress."""
    text = environ.get(target.variable, "").strip()
    if not text:
        what = "收件人的邮箱，几个用逗号分开" if target.kind == "mail" else "机器人的 Webhook 地址"
        raise BadAddress(f"没有设环境变量 {target.variable}（{what}）")
    if target.kind == "mail":
        return _mail(target, text, environ)
    _refuse(target, text)
    return Address(text, environ.get(f"{target.variable}_SECRET", "").strip())


def _refuse(target: NewsTarget, text: str) -> None:
    """Raise BadAddress for what no message is sent to."""
    name = target.variable
    if not text.isascii() or re.search(r"\s", text):
        raise BadAddress(f"{name} 里有空格、换行或中文：从机器人那里重新复制")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise BadAddress(f"{name} 不是网址：从机器人那里重新复制") from None
    if parts.scheme != "https" and not (parts.scheme == "http" and host == "127.0.0.1"):
        raise BadAddress(f"{name} 应以 https:// 开头")
    if not host or parts.username is not None:
        raise BadAddress(f"{name} 不是机器人的网址：从机器人那里重新复制")
    kind = HOSTS.get(host.lower(), target.kind)
    if kind != target.kind:
        raise BadAddress(f"{name} 是{KINDS[kind]}的地址，这里要{KINDS[target.kind]}的")


def _mail(target: NewsTarget, text: str, environ: Mapping[str, str]) -> Address:
    recipients = tuple(one.strip() for one in re.split("[,，;；]", text) if one.strip())
    sender = environ.get(f"{PREFIX}FROM", "").strip()
    for name, addresses in ((target.variable, recipients), (f"{PREFIX}FROM", (sender,))):
        if not all(re.fullmatch(r"[\x21-\x7e]+@[A-Za-z0-9.-]+", one) for one in addresses):
            raise BadAddress(f"{name} 应为 name@example.org 这样的邮箱")
    return Address(recipients=recipients, server=_server(environ, sender))


def _server(environ: Mapping[str, str], sender: str) -> MailServer:
    name = f"{PREFIX}SMTP"
    text = environ.get(name, "").strip()
    form = "smtps://账号:密码@smtp.example.org:465（账号、密码里的 @ : / 写成 %40 %3A %2F）"
    if not text:
        raise BadAddress(f"没有设环境变量 {name}，写作 {form}")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadAddress(f"{name} 应为 {form}") from None
    secure = {"smtps": "tls", "smtp+starttls": "starttls", "smtp": ""}.get(parts.scheme)
    if not host or secure is None:
        raise BadAddress(f"{name} 应为 {form}")
    if not secure and host not in ("127.0.0.1", "localhost"):
        raise BadAddress(f"{name} 要加密：smtps:// 或 smtp+starttls://；smtp:// 只用于本机")
    usual = {"tls": 465, "starttls": 587, "": 25}[secure]
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(host, port or usual, secure, user, password, sender)


def without_secrets(text: str, address: Address) -> str:
    """What somebody else said, on one line, with nothing in it that must not be seen."""
    for secret in sorted(address.secrets, key=len, reverse=True):
        if secret:
            text = text.replace(secret, "…")
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= 160 else f"{text[:159]}…"
