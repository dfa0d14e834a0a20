"""“这里有错”: where readers tell of an error, with the page filled in. A plain link, made with the site:
nothing that was typed into a tool is in it, for that stands behind `#` and no page knows it."""

import re
from datetime import date
from urllib.parse import quote

from portal.pages.head.metadata import clipped
from portal.view.site import Site

MAIL = "mailto:"

SLOTS = ("title", "body", "address", "id", "day")
"""What an address may leave room for, as `{title}`."""

TITLE = 40
"""Characters of a page's title. On Windows a mail address of more than 2000 signs opens nothing, and
each Han character is nine of them."""

_SLOT = re.compile(r"\{(\w*)\}")
_ADDRESS = re.compile(r"[^@\s,?&#]+@[^@\s,?&#]+\.[^@\s,?&#]+")

_KEPT = "%/:?#[]@!$&'()*+,;=~{}"
"""Signs of an address that mean something in it."""

FORGES = {
    "github.com": "issues/new?title={title}&body={body}",
    "gitlab.com": "-/issues/new?issue[title]={title}&issue[description]={body}",
}
"""How a new issue is filled in. Of others we know only where the issues are."""


def written_template(text: str) -> str:
    """What mkdocs.yml says of where errors are told, in the form in which it is kept. Raises
    ValueError with the reason in Chinese."""
    if text.startswith(MAIL):
        addresses = text.removeprefix(MAIL).split(",")
        for one in addresses:
            if not _ADDRESS.fullmatch(one):
                raise ValueError("写成 mailto:邮箱，如 mailto:jiucuo@example.org，后面不带别的")
        return text
    if _ADDRESS.fullmatch(text) and "://" not in text:
        raise ValueError(f"邮箱前面要写 mailto:，写成 mailto:{text}")
    if not re.match(r"https?://[^/\s]+\.[^/\s]+/", text) or any(char.isspace() for char in text):
        raise ValueError("写 mailto:邮箱，或以 https:// 开头的网址，里面没有空格")
    for name in _SLOT.findall(text):
        if name not in SLOTS:
            known = "、".join(f"{{{slot}}}" for slot in SLOTS)
            raise ValueError(f"不认识 {{{name}}}，可以写 {known}")
    return quote(text, safe=_KEPT)


def template_of_forge(repository: str) -> str:
    """Where errors are told of a site that names only its repository; '' without one."""
    if not repository:
        return ""
    base = repository.removesuffix("/").removesuffix(".git")
    host = base.partition("://")[2].partition("/")[0]
    return f"{base}/{FORGES.get(host, 'issues')}"


def report_link(template: str, title: str, url: str, site: Site) -> str:
    """The link of the page at `url` below the root; '' where nobody wants to hear of errors. `day`
    is the one that pages name, so that the link changes only when something has."""
    if not template:
        return ""
    id = url.rstrip("/").rpartition("/")[2]
    item = site.catalogue.items.get(id)
    id = id if item and item.url == url else ""
    return filled(template, title, site.info.absolute(url) or f"/{url}", id, site.last_change)


def filled(template: str, title: str, address: str, id: str, day: date) -> str:
    """A template with a page in it. What to write is said where it is to be written."""
    name = clipped(title, TITLE)
    subject = f"这里有错：{name}（{id}）" if id else f"这里有错：{name}"
    lines = [
        f"网址：{address}",
        *([f"编号：{id}"] if id else ()),
        f"资料最近变化：{day}",
        "",
        "哪里错了（抄下错的字句或数）：",
        "",
        "应该是：",
        "",
        "依据（文件、条款或网址）：",
        "",
    ]
    if template.startswith(MAIL):
        body = "\r\n".join(lines)  # RFC 6068
        return f"{template}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    values = {
        "title": subject,
        "body": "\n".join(lines),
        "address": address,
        "id": id,
        "day": day.isoformat(),
    }
    return _SLOT.sub(lambda found: quote(values[found[1]], safe=""), template)
