"""`/embed/tool/<tool>/`: a tool without the rest of the site around it."""

from portal.page import Asset, Link
from portal.pages.embed.embedded import embedded, url_of
from portal.tools.tool import Tool
from portal.view.render import Renderer
from portal.view.site import Site


def tool_embed(tool: Tool, site: Site, renderer: Renderer) -> Asset:
    url = url_of("tool", tool.id)
    context = {"title": tool.title, "tool": tool, "body": tool.body(url, (), renderer)}
    return embedded(url, "tool", Link(tool.title, tool.url), context, site, renderer)
