"""Mail over TLS and STARTTLS: to a server whose certificate holds, and to none else."""

import shutil
import ssl
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from portal.notify import mail
from portal.notify.outcome import HELD_UP, REFUSED, SENT, SendOutcome
from portal.notify.target import Address, NewsTarget, address_of

OPENSSL = shutil.which("openssl")
WAYS = {"tls": "smtps", "starttls": "smtp+starttls"}

pytestmark = pytest.mark.skipif(not OPENSSL, reason="openssl makes the certificates")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key with a certificate for `localhost`, signed by itself."""
    path = tmp_path_factory.mktemp("certificate") / "both.pem"
    line = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run(
        [str(OPENSSL), *line.split(), "-keyout", str(path), "-out", f"{path}.crt"],
        check=True, capture_output=True,
    )  # fmt: skip
    with path.open("a", encoding="ascii") as both:
        both.write(Path(f"{path}.crt").read_text(encoding="ascii"))
    return path


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if an authority of everybody had signed it."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


@pytest.fixture
def house(mail_house: Callable[..., Any], certificate: Path) -> Callable[..., Any]:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    return lambda secure: mail_house(tls=tls, secure=secure)


def sent(house: Any, way: str, host: str = "localhost") -> SendOutcome:
    target = NewsTarget(name="m", kind="mail", scopes=("tax",))
    environ = {
        target.variable: "someone@portal.test",
        "PORTAL_NOTIFY_SMTP": f"{way}://us:s%40cret@{host}:{house.port}",
        "PORTAL_NOTIFY_FROM": "portal@portal.test",
    }
    address: Address = address_of(target, environ)
    made = EmailMessage()
    made["Subject"], made["Message-ID"] = "更新", "<1@portal.test>"
    made["Date"] = datetime(2026, 12, 1, tzinfo=UTC)
    made.set_content("说明")
    return mail.send(made, address, 2)


@pytest.mark.parametrize("secure", WAYS)
@pytest.mark.usefixtures("trusted")
def test_mail_is_handed_in_behind_encryption(house: Any, secure: str) -> None:
    server = house(secure)
    assert sent(server, WAYS[secure]) == SendOutcome(SENT)
    (told,) = server.group.seen
    assert told.split() == ["更新", "说明"] and server.logins == ["\0us\0s@cret"]


@pytest.mark.parametrize("secure", WAYS)
def test_a_certificate_that_nobody_vouches_for_gets_neither_mail_nor_password(
    house: Any, secure: str
) -> None:
    server = house(secure)
    told = sent(server, WAYS[secure])
    assert (told.how, told.why) == (REFUSED, "邮件服务器：对方的证书是自己签的，不可信")
    assert (server.group.seen, server.logins) == ([], [])


@pytest.mark.parametrize("secure", WAYS)
@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_name_is_refused(house: Any, secure: str) -> None:
    server = house(secure)
    told = sent(server, WAYS[secure], "127.0.0.1")
    assert told.how == REFUSED and "写主机名，不写 IP 地址" in told.why
    assert (server.group.seen, server.logins) == ([], [])


@pytest.mark.usefixtures("trusted")
def test_without_the_encryption_that_was_asked_for_nothing_is_sent(house: Any) -> None:
    """A server that offers none, and one that speaks plainly where TLS was expected."""
    server = house("starttls")
    server.group.faults = ["plain"]
    told = sent(server, "smtp+starttls")
    assert told.how == REFUSED and "不支持这种加密" in told.why
    told = sent(house("starttls"), "smtps")
    assert told.how == REFUSED and "看端口和加密方式对不对" in told.why
    assert (server.group.seen, server.logins) == ([], [])


@pytest.mark.parametrize("secure", WAYS)
@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_and_a_line_that_breaks_are_told_apart(house: Any, secure: str) -> None:
    server = house(secure)
    server.group.faults = ["login", "reset", "late"]
    told = sent(server, WAYS[secure])
    assert told.how == REFUSED and "授权码" in told.why
    assert sent(server, WAYS[secure]).how == HELD_UP
    assert sent(server, WAYS[secure]).how == "unsure"  # handed in, and no answer came
    assert server.group.seen == []
