"""Mail: one message to a list of people who do not see each other."""

import hashlib
import smtplib
import ssl
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any

from portal.notify.message import Message, as_text
from portal.notify.outcome import HELD_UP, REFUSED, SENT, SendOutcome
from portal.notify.target import Address, MailServer
from portal.notify.wire import certificate_words

MOST = 200_000
"""Bytes of a text; servers take far more, people do not."""


def message_id(target: str, scope: str, events: Sequence[str], authority: str) -> str:
    """The same for the same events, so that a mail that is sent again can be known again."""
    told = "\n".join((target, scope, *sorted(events)))
    return f"<{hashlib.sha256(told.encode('utf-8')).hexdigest()[:32]}@{authority}>"


def mail_of(message: Message, id: str, server: MailServer, at: datetime) -> EmailMessage:
    """The mail. Its headers are made by the library, so that a title cannot become one."""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = " ".join(
        "".join(sign if sign.isprintable() else " " for sign in message.title).split()
    )
    made["From"] = server.sender
    made["To"] = server.sender
    made["Date"] = format_datetime(at)
    made["Message-ID"] = id
    made["Auto-Submitted"] = "auto-generated"
    made["Precedence"] = "bulk"
    made.set_content(as_text(message), cte="base64")
    return made


def send(mail: EmailMessage, address: Address, timeout: float) -> SendOutcome:
    """Hand in a mail and say what became of it. Only while the end of its text waits for an answer
    nobody knows; before that it has certainly not been taken."""
    assert address.server
    smtp: Any = None
    try:
        smtp = _connected(address.server, timeout)
        return _handed_in(mail, address, smtp)
    except smtplib.SMTPAuthenticationError:
        return SendOutcome(REFUSED, "邮箱的账号或密码不对（很多邮箱要用单独的授权码）")
    except (smtplib.SMTPException, OSError) as error:
        if smtp is not None and smtp.handed:
            return SendOutcome.unsure("信交出去以后没有等到回答")
        if isinstance(error, ssl.SSLError):
            return SendOutcome(REFUSED, f"邮件服务器：{certificate_words(error)}")
        if isinstance(error, smtplib.SMTPNotSupportedError):
            return SendOutcome(REFUSED, "邮件服务器不支持这种加密或登录方式")
        return SendOutcome(HELD_UP, "没有连上邮件服务器，或者中途断了", 3)
    finally:
        if smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()
            smtp.close()


def _handed_in(mail: EmailMessage, address: Address, smtp: Any) -> SendOutcome:
    """All recipients at once or none: whoever has to wait makes all wait, or some would get it twice."""
    assert address.server
    smtp.ehlo_or_helo_if_needed()
    code, said = smtp.mail(address.server.sender)
    if code != 250:
        return _answered("发件人", code, said)
    answers = [smtp.rcpt(one) for one in address.recipients]
    refused = [answer for answer in answers if answer[0] not in (250, 251)]
    soon = [answer for answer in refused if answer[0] < 500]
    if soon or len(refused) == len(answers):
        return _answered("收件人", *(soon or refused)[0])
    try:
        code, said = smtp.data(mail.as_bytes())
    except smtplib.SMTPDataError as error:
        return _answered("信", error.smtp_code, error.smtp_error)
    if code != 250:
        return _answered("信", code, said)
    return SendOutcome(SENT, f"{len(refused)} 个收件人的地址对方不收" if refused else "")


def _answered(what: str, code: int, said: Any) -> SendOutcome:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    if 400 <= code < 500:
        return SendOutcome(HELD_UP, f"邮件服务器让过一会儿再来（{what}，{code} {words}）")
    return SendOutcome(REFUSED, f"邮件服务器不收（{what}，{code} {words}）")


class _Watched:
    """Notes when the last byte of a mail has left."""

    handed = False

    def send(self, data: Any) -> None:
        super().send(data)  # type: ignore[misc]
        if isinstance(data, bytes) and data.endswith(b"\r\n.\r\n"):
            self.handed = True


class _PlainMail(_Watched, smtplib.SMTP):
    pass


class _SecureMail(_Watched, smtplib.SMTP_SSL):
    pass


def _connected(server: MailServer, timeout: float) -> Any:
    tls = ssl.create_default_context() if server.secure else None
    smtp: Any
    if server.secure == "tls":
        smtp = _SecureMail(server.host, server.port, timeout=timeout, context=tls)
    else:
        smtp = _PlainMail(server.host, server.port, timeout=timeout)
    try:
        if server.secure == "starttls":
            smtp.starttls(context=tls)
        if server.user:
            smtp.login(server.user, server.password)
    except BaseException:
        smtp.close()
        raise
    return smtp
