"""`/manual/messages/`: every message of the check and of publishing, why it is said, what to do."""

from portal.editing.reference.messages import URL, groups
from portal.page import HOME, Link, Page, PageContent
from portal.read.explanation import pieces
from portal.view.render import Renderer

TRAIL = (HOME, Link("编者手册", "manual/"))
DESCRIPTION = "检查和发布时的每条提示：为什么这样说，怎样改。"


def messages_page(renderer: Renderer) -> Page:
    return Page(URL, "提示和改法", lambda: _content(renderer))


def _content(renderer: Renderer) -> PageContent:
    context = {
        "trail": TRAIL,
        "groups": groups(),
        "pieces": pieces,
    }
    body = renderer.body("manual/messages.html", URL, context)
    parts = tuple((group.anchor, group.title) for group in groups())
    return PageContent(body, DESCRIPTION, parts, TRAIL)
