"""What a site of an organ of the state says at the foot of each page, and in its tags."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from portal.editing.inspection.finding import Fault
from portal.editing.inspection.read_page import ReadPage, text_of
from portal.read.imprint_forms import Refused, refused_icp, refused_police, refused_site_code

ICP = re.compile(r"[\u4e00-\u9fff]ICP备\d+号(?:-\d+)?")
POLICE = re.compile(r"[\u4e00-\u9fff]公网安备\s?\d+号")

_CODE_TOLD = re.compile(r"网站标识码\s*[：:]?\s*([0-9A-Za-z]*)")
_ICP_TOLD = re.compile(r"[\w（）()]*ICP\s*备?\s*\d*\s*号?(?:-\d+)?", re.IGNORECASE)
_POLICE_TOLD = re.compile(r"[\u4e00-\u9fff]?公网安备\s*[\w]*")
_OWNER = re.compile(r"(?:主办单位|主办|版权所有)\s*[：:]?\s*[\u4e00-\u9fff]{2,}")
_CONTACT = re.compile(
    r"(?:电话|联系方式|邮箱|热线)[^0-9@]{0,12}[0-9@（(]|[\w.-]+@[\w-]+\.\w+|0\d{2,3}[-—－]\d{7,8}"
)
_CONTACT_LINK = re.compile(r"联系我们|联系方式|联系电话")
_CODE_ASKED = re.compile(r"site_?code=([0-9A-Za-z]+)", re.IGNORECASE)
NO_ORGAN = re.compile(r"(?:不是|非)(?:任何)?政府(?:部门)?(?:的)?(?:官方)?网站")


@dataclass(frozen=True)
class FooterFacts:
    """What is compared between pages."""

    text: str = ""
    code: str = ""


def is_site_code(text: str) -> bool:
    return refused_site_code(text) is None


def says_no_organ(page: ReadPage) -> bool:
    """Whether the page says that it is not of an organ of the state."""
    return bool(NO_ORGAN.search(page.words))


def footer_facts(page: ReadPage) -> FooterFacts:
    if page.footer is None:
        return FooterFacts()
    text = text_of(page.footer)
    code = _CODE_TOLD.search(text)
    return FooterFacts(text, code[1] if code else "")


def footer_faults(page: ReadPage) -> Iterator[Fault]:
    """Of a page of a site that is official."""
    if page.is_fragment:
        return
    footer = page.footer
    if footer is None:
        yield Fault(
            "footer-missing", page.path, 0, "没有 <footer>", "页脚写主办单位、联系方式、标识码等"
        )
        return
    text, line = text_of(footer), footer.sourceline or 0
    links = [(one.get("href") or "", text_of(one)) for one in footer.iter("a")]

    def fault(kind: str, what: str, expected: str) -> Fault:
        return Fault(kind, page.path, line, what, expected)

    if not _OWNER.search(text):
        yield fault("footer-owner", "没有“主办单位：……”", "写主办单位的全称")
    if not _CONTACT.search(text) and not any(_CONTACT_LINK.search(told) for _, told in links):
        yield fault("footer-contact", "没有电话、邮箱，也没有“联系我们”", "写联系电话")
    code = footer_facts(page).code
    if wrong := refused_site_code(code):
        told = f"网站标识码写成 {code}" if code else "没有“网站标识码：……”"
        yield fault("site-code", told, wrong[1])
    yield from _number(fault, "icp-number", ICP, _ICP_TOLD, text, refused_icp)
    yield from _number(fault, "police-number", POLICE, _POLICE_TOLD, text, refused_police)
    conac = any("conac.cn" in href or "党政机关" in told for href, told in links)
    if not conac and "党政机关" not in text:
        yield fault("emblem", "没有链到 bszs.conac.cn 的标识", "挂党政机关网站标识")
    reports = [
        href for href, told in links if "找错" in told or "jiucuo" in href or "zfwzgl" in href
    ]
    asked = next((_CODE_ASKED.search(href) for href in reports), None)
    if not reports:
        yield fault(
            "error-report", "没有“我为政府网站找错”的链接", "链到 zfwzgl.www.gov.cn 上本站的地址"
        )
    elif asked and is_site_code(code) and asked[1] != code:
        yield fault("error-report", f"链接里的标识码是 {asked[1]}", f"和页脚的一样：{code}")


def _number(
    fault: Callable[[str, str, str], Fault],
    kind: str,
    form: re.Pattern[str],
    told: re.Pattern[str],
    text: str,
    refused: Callable[[str], Refused],
) -> Iterator[Fault]:
    """Of a number of which `form` finds what is nearly one, and `told` what was meant for one."""
    found = form.search(text) or told.search(text)
    if wrong := refused(found[0].strip() if found else ""):
        yield fault(kind, f"写成 {found[0].strip()}" if found else "没有写", wrong[1])
