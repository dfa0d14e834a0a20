"""`/tools/` and the four tools below it."""

from collections.abc import Iterator

from portal.page import HOME, Page, PageContent
from portal.tools.tool import Tool
from portal.tools.tools import TOOLS
from portal.view.render import Renderer
from portal.view.site import Site

URL, TITLE = "tools/", "工具"
DESCRIPTION = "设备是否列入淘汰、能耗折多少标准煤和有什么义务、能享受哪些优惠、能效处在什么水平：在浏览器里算，不上传。"


def all_tools(site: Site) -> list[Tool]:
    """The tools, in the order of the questions that people come with."""
    return [one.tool(site) for one in TOOLS]


def tool_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """The overview, then each tool."""
    tools = all_tools(site)
    context = {"trail": [HOME], "title": TITLE, "tools": tools}

    def content() -> PageContent:
        return PageContent(renderer.body("tools/overview.html", URL, context), DESCRIPTION)

    yield Page(URL, TITLE, content)
    for tool in tools:
        yield tool.page(renderer)
