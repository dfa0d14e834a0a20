"""`/my/`: a firm's own facts, kept in its browser, and what follows from them."""

from portal.tools.my.data import data
from portal.tools.my.news import news
from portal.tools.my.page import page

FILES = {"my": data, "my-news": news}
"""What its scripts load: `tools/<name>.json` and what makes it."""

__all__ = ["FILES", "page"]
