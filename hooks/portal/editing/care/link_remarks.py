"""What check.py says of addresses that have fallen into other hands, and of false alarms that are over."""

from collections.abc import Iterator
from datetime import date

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.link_report import is_accepted
from portal.checks.violation import Violation
from portal.editing.care.web_addresses import all_web_addresses

HINT = (
    "不要在单位的电脑上打开；删去网址或换成新的，不是劫持就记在 data/vocab/accepted-links.yaml，"
    "见手册“看护”"
)


def hijacked_links(catalogue: Catalogue, day: date) -> Iterator[Violation]:
    """Each place where readers would get such an address as a link."""
    report = catalogue.links_on(day)
    for one in all_web_addresses(catalogue):
        if one.shown and report.is_hijacked(one.url):
            told = f"网址被劫持，页面上已经不作链接：{report.findings[one.url].why}"
            if over := _over(catalogue, one.url, day):
                told += f"（{over}）"
            yield Violation.of(one.item, one.place, told, HINT)


def _over(catalogue: Catalogue, url: str, day: date) -> str:
    """Why what an editor called a false alarm is none any longer; '' where nobody did."""
    known = catalogue.accepted_links.get(url)
    finding = catalogue.link_report.findings[url]
    if known is None or is_accepted(finding, known, day):
        return ""
    if known.until.last < day:
        return f"accepted-links 里记的误报到 {known.until} 为止，已经过了，要再看一次"
    return "accepted-links 里记的误报是另一个题名，现在的题名变了，要再看一次"
