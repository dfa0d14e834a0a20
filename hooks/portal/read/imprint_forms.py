"""The forms of what stands at the foot of a government site, and what is said of a wrong one.

They are those that such sites show: 网站标识码 3609220011 and bm29000002, 黔ICP备2025056580号,
京ICP备19014889号-1, 贵公网安备52052302000396号, https://bszs.conac.cn/sitename?method=show&id=… and
https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=…; the rules that lay them down were not seen.
"""

import re
import unicodedata
from collections.abc import Mapping
from html import unescape
from urllib.parse import SplitResult, parse_qs, urlsplit

from portal.site_info import TEST_REGION

Refused = tuple[str, str] | None
"""What is wrong with a text, and what to write; None where it has its form."""

PROVINCES: Mapping[str, tuple[str, str]] = {
    TEST_REGION: ("测", "测"),
    **{code: (sign, sign) for code, sign in zip(
        ["11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "53", "54", "61", "63", "64", "65"],
        "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝滇藏陕青宁新",
        strict=True,
    )},
    "51": ("蜀", "川"),
    "52": ("黔", "贵"),
    "62": ("陇", "甘"),
    "66": ("新", "兵"),
}  # fmt: skip
"""How the numbers of ICP and those of the police begin, by the first two digits of GB/T 2260."""

SITE_CODE = "十个字符：六位行政区划代码加四位数字，或者 bm 加八位数字"
ICP = "写成 京ICP备12345678号 或 京ICP备2026123456号-1：省的简称、ICP备、8 位数字或 2020 年以后的 10 位、号"
POLICE = "写成 京公网安备11010102000001号：省的简称、公网安备、14 位数字、号"
MARK_HOST, MARK = "bszs.conac.cn", "https://bszs.conac.cn/sitename?method=show&id=32位编号"
ERROR_HOST = "zfwzgl.www.gov.cn"
ERROR = "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=网站标识码"

_ICP = re.compile(r"(\w)ICP备([0-9]{8}|20[2-9][0-9]{7})号(-[1-9][0-9]*)?")
_POLICE = re.compile(r"(\w)公网安备 ?([0-9]{14})号")
_SITE_CODE = re.compile(r"[0-9]{10}|bm[0-9]{8}")
_PHONE = re.compile(
    r"0[0-9]{2,3}-[2-9][0-9]{6,7}(-[0-9]{1,6})?|1[3-9][0-9]{9}|400-?[0-9]{3}-?[0-9]{4}|(12|96)[0-9]{3,4}"
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}")


def _plain(text: str) -> str:
    """What somebody meant who wrote full-width signs or blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).translate(
        {ord(sign): "-" for sign in "‐‑–—−"}
    )


def _told(text: str, meant: str, words: str, form: str, right: bool) -> tuple[str, str]:
    """A refusal, with what was meant where that is clear."""
    if right:
        return f"{text} 写法不对", f"写成 {meant}"
    return f"{text} 写法不对，{words}" if words else f"{text} 写法不对", form


def refused_site_code(text: str) -> Refused:
    meant = re.sub("^网站标识码:?", "", _plain(text)).lower()
    right = bool(_SITE_CODE.fullmatch(meant))
    if right and meant[:2] not in (*PROVINCES, "bm"):
        return f"{meant} 的头两位 {meant[:2]} 不是一个省的代码", f"对照通知核对；{SITE_CODE}"
    if text == meant and right:
        return None
    return _told(text, meant, f"有 {len(meant)} 个字符", SITE_CODE, right)


def refused_icp(text: str) -> Refused:
    meant = re.sub("^(ICP)?备案(序?号)?:", "", _plain(text).upper())
    meant = re.sub(r"^(\w)ICP(?:备案?)?号?([0-9]+)号?(-[0-9]+)?$", r"\1ICP备\2号\3", meant)
    found = _ICP.fullmatch(meant)
    words = "这是经营许可证的号" if "ICP证" in meant else _digits(meant.partition("号")[0], 8, 10)
    if found and found[1] != (sign := _other_sign(found[1], 0)):
        told = f"省的简称是 {sign}" if sign else f"没有简称是 {found[1]} 的省"
        return f"{text} 写法不对，{told}", f"写成 {sign}{meant[1:]}" if sign else ICP
    return None if found and text == meant else _told(text, meant, words, ICP, bool(found))


def refused_police(text: str) -> Refused:
    meant = re.sub("^(公安)?备案(序?号)?:", "", _plain(text))
    meant = re.sub(
        r"^(\D?)(?:公网安备|公安备|公网备)?案?号?:?([0-9]+)号?$", r"\1公网安备\2号", meant
    )
    if meant.startswith("公网安备"):
        meant = PROVINCES.get(meant[4:6], ("", ""))[1] + meant
    found = _POLICE.fullmatch(meant)
    if found and found[1] != (right := PROVINCES.get(found[2][:2], ("", ""))[1]):
        if right and _other_sign(found[1], 1) == right:
            return f"{text} 写法不对，省的简称是 {right}", f"写成 {right}{meant[1:]}"
        told = f"是{right}" if right else "不是一个省的代码"
        return (
            f"{text} 自相矛盾：开头是{found[1]}，数字的头两位 {found[2][:2]} {told}",
            "对照备案通知核对",
        )
    if found and _POLICE.fullmatch(text):
        return None
    return _told(text, meant, _digits(meant, 14), POLICE, bool(found))


def _digits(text: str, *wanted: int) -> str:
    """How many digits there are, where that is wrong."""
    count = sum(sign.isdigit() for sign in text)
    right = " 位或 ".join(map(str, wanted))
    return "" if count in wanted else f"数字应有 {right} 位，这里有 {count} 位"


def _other_sign(sign: str, which: int) -> str:
    """What numbers begin with in a province that somebody called by another of its signs."""
    return next((signs[which] for signs in PROVINCES.values() if sign in signs), "")


def refused_mark(text: str) -> Refused:
    if (meant := _whole_address(text)) != text and not refused_mark(meant):
        return f"{text} 写法不对", f"写成 {meant}"
    if text.startswith("//"):
        return f"{text} 没有写全", f"写成 https:{text}"
    parts = _web(text)
    if parts is None:
        return f"{text} 不是网址", f"点开党政机关标识，复制到的网址：{MARK}"
    if parts.hostname != MARK_HOST:
        return f"{parts.hostname} 不是党政机关标识的网站", f"点开标识，复制到的网址：{MARK}"
    known = re.fullmatch("[0-9A-Fa-f]{32}", (parse_qs(parts.query).get("id") or [""])[0])
    return None if known else (f"{text} 里没有 32 位的编号", f"点开标识，复制到的网址：{MARK}")


def refused_error(text: str) -> Refused:
    if (meant := _whole_address(text)) != text and not refused_error(meant):
        return f"{text} 写法不对", f"写成 {meant}"
    parts = _web(text)
    if parts is None:
        return f"{text} 不是网址", f"写成 {ERROR}"
    if parts.hostname != ERROR_HOST:
        return f"{parts.hostname} 不是“我为政府网站找错”的网站", f"写成 {ERROR}"
    return None if site_code_of(text) else (f"{text} 里没有 site_code=", f"写成 {ERROR}")


def _whole_address(text: str) -> str:
    """What somebody meant who copied it from the source of a page, or without its beginning."""
    meant = unescape(text.strip())
    if meant.startswith("//"):
        return f"https:{meant}"
    return meant if "://" in meant else f"https://{meant}"


def site_code_of(address: str) -> str:
    """The code of a site in the address where its errors are told."""
    return (parse_qs(urlsplit(address).query).get("site_code") or [""])[0]


def _web(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        return parts if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def refused_phone(text: str) -> Refused:
    if _PHONE.fullmatch(text):
        return None
    meant = re.sub(r"^\(?(0[0-9]{2,3})\)?-?([2-9][0-9]{6,7})$", r"\1-\2", _plain(text))
    if not re.match("01[3-9]|0[0-9]{2,3}-", meant) and re.fullmatch("[2-9][0-9]{6,7}", meant):
        return f"{text} 没有区号", "写成 区号-号码，如 010-60000000"
    form = "写成 区号-号码，如 010-60000000；也可以是手机号、400 号码、12345 这样的短号；只写一个"
    return _told(text, meant, "", form, bool(_PHONE.fullmatch(meant)))


def refused_email(text: str) -> Refused:
    if _EMAIL.fullmatch(text):
        return None
    meant = _plain(text).removeprefix("mailto:")
    return _told(
        text, meant, "", "写成 名称@域名，如 jieneng@example.gov.cn", bool(_EMAIL.fullmatch(meant))
    )
