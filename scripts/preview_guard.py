"""Who the preview answers. It shows what is not published yet, and its tools (the state of the data,
the form) read and change files of the editor's: nobody but the editor may reach them.

Plain syntax, as in every file of this folder.
"""

import ipaddress
import socket
from urllib.parse import urlsplit

OWN = ("127.0.0.1", "localhost", "::1")
"""Hosts that only this machine reaches."""

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Hosts that mean every address of this machine, and the one to open here."""

LOOKING = ("GET", "HEAD")


def refusal_of(environ, host):
    """The status with which a request for a page is turned away; '' for one that is answered.

    Another site that is open in the editor's browser can have its name lead here and would then read
    what is not published, so only our own names are answered to. On Windows a path with a drive or
    a backslash would leave the folder.
    """
    if environ.get("REQUEST_METHOD", "GET") not in LOOKING:
        return "405 Method Not Allowed"
    return _refusal_of_name(environ, host)


def refusal_of_tool(environ, host, open_to_all=False):
    """The same for a request to one of the preview's tools.

    These answer to this machine alone, also where the pages are shown to a whole network, unless a
    tool is `open_to_all` who see the pages; to pages of the preview and to what is typed into the address bar, but to no other site's page, script,
    form or frame; and they take nothing that did not say where it comes from.
    """
    method = environ.get("REQUEST_METHOD", "GET")
    if method not in (*LOOKING, "POST"):
        return "405 Method Not Allowed"
    refusal = _refusal_of_name(environ, host)
    if refusal:
        return refusal
    asked = environ.get("HTTP_HOST", "")
    origin = environ.get("HTTP_ORIGIN", "")
    if not open_to_all and not is_this_machine(environ.get("REMOTE_ADDR", "")):
        return "403 Forbidden"
    if environ.get("HTTP_SEC_FETCH_SITE", "none") not in ("same-origin", "none"):
        return "403 Forbidden"
    if origin and urlsplit(origin).netloc.lower() != asked.lower():
        return "403 Forbidden"
    if method == "POST":
        if not origin:
            return "403 Forbidden"
        if environ.get("CONTENT_TYPE", "").split(";")[0].strip().lower() != "application/json":
            return "415 Unsupported Media Type"
    return ""


def is_this_machine(address):
    """Whether a request comes from this machine, by the address of who asks."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback


def is_own(asked, host):
    """Whether the name in a request is one that this server bears. One that listens everywhere also
    answers to any bare address, which no foreign name can lead to."""
    name = asked.rsplit(":", 1)[0] if asked.rpartition(":")[2].isdigit() else asked
    name = name.strip("[]").lower()
    if name in OWN or name == host.lower():
        return True
    if host not in ANYWHERE:
        return False
    if name == socket.gethostname().lower():
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _refusal_of_name(environ, host):
    if not is_own(environ.get("HTTP_HOST", ""), host):
        return "421 Misdirected Request"
    if any(sign in environ.get("PATH_INFO", "") for sign in ("\\", ":", "\0")):
        return "404 Not Found"
    return ""
