"""落款: under whose name a site stands, as `imprint` in portal.yaml or mkdocs.yml says it.

What stands at the foot of a government site is asked for by 《政府网站发展指引》 (国办发〔2017〕47号).
"""

import re
from collections.abc import Callable, Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationError
from pydantic_core import PydanticCustomError

from portal.read.fields import Line, Model
from portal.read.imprint_forms import (
    PROVINCES,
    Refused,
    refused_email,
    refused_error,
    refused_icp,
    refused_mark,
    refused_phone,
    refused_police,
    refused_site_code,
    site_code_of,
)
from portal.read.positions import position_in
from portal.read.problem import Problem, field_name
from portal.read.refusal import refusals
from portal.read.strict_yaml import places
from portal.site_info import TEST_REGION, Imprint


def _form(refused: Callable[[str], Refused]) -> AfterValidator:
    """A form that a text has to have: `refused` says what is wrong with one, and what to write."""

    def check(text: str) -> str:
        if found := refused(text):
            message, hint = found
            raise PydanticCustomError("form", "{message}", {"message": message, "hint": hint})
        return text

    return AfterValidator(check)


class ImprintContact(Model):
    """How the public reaches whoever runs a site."""

    phone: Annotated[Line, _form(refused_phone)]
    """电话：区号-号码，如 010-60000000"""
    address: Line | None = None
    """地址"""
    email: Annotated[Line, _form(refused_email)] | None = None
    """电子邮箱"""


class ImprintSettings(Model):
    """The foot of a government site: all of it, or none."""

    organiser: Line
    """主办单位的全称"""
    undertaker: Line | None = None
    """承办单位的全称"""
    contact: ImprintContact
    """联系方式：至少写 phone（电话）"""
    site_code: Annotated[Line, _form(refused_site_code)]
    """网站标识码，十个字符，加引号，如 '3300000000'"""
    icp: Annotated[Line, _form(refused_icp)]
    """ICP 备案号，如 京ICP备12345678号-1"""
    police: Annotated[Line, _form(refused_police)]
    """公安备案号，如 京公网安备11010102000001号"""
    organ_mark: Annotated[Line, _form(refused_mark)]
    """党政机关网站标识的网址，在 bszs.conac.cn 上"""
    find_error: Annotated[Line, _form(refused_error)]
    """“我为政府网站找错”的网址，在 zfwzgl.www.gov.cn 上，带 site_code="""
    trial: bool = False
    """试运行：上面写的是测试值，每页上面写明不是政府网站"""

    @property
    def made(self) -> Imprint:
        """The same for the pages."""
        values = {name: value or "" for name, value in self if name not in ("contact", "trial")}
        ways = {name: value or "" for name, value in self.contact}
        return Imprint(**values, **ways, trial=self.trial)


Fault = tuple[tuple[str, ...], str, str]
"""Where in the imprint something is wrong, what, and what to do."""


def imprint_faults(imprint: ImprintSettings, regions: tuple[str, ...] = ()) -> Iterator[Fault]:
    """What is wrong with values that are each of the right form: what contradicts another, and test
    values in a site that says of itself that it is real. `regions` are those the portal is for."""
    if (named := site_code_of(imprint.find_error)) != imprint.site_code:
        hint = f"把网址里的 site_code 改成 {imprint.site_code}，或者核对 site_code"
        yield (
            ("find_error",),
            f"网址里的网站标识码是 {named}，site_code 写的是 {imprint.site_code}",
            hint,
        )
    yield from _of_places(imprint, regions)
    if not imprint.trial:
        for place, value in _values(imprint):
            if sign := _test_value(place[-1], value):
                hint = "换成真的；还没有的，先写 trial: true，每页上面会写明是试运行"
                yield place, f"{value} 是测试值（{sign}）", hint


def _of_places(imprint: ImprintSettings, regions: tuple[str, ...]) -> Iterator[Fault]:
    """Numbers are given where whoever runs a site is. A ministry's own code names no place."""
    code, police = imprint.site_code, _number(imprint.police)[:2]
    if imprint.icp[0] != PROVINCES[police][0]:
        told = f"ICP 备案号在 {imprint.icp[0]}，公安备案号在 {PROVINCES[police][1]}"
        yield ("police",), f"两个备案号不在一个省：{told}", "对照两份备案通知核对"
    if code.startswith("bm"):
        return
    if PROVINCES[code[:2]][0] != imprint.icp[0]:
        told = f"网站标识码的头两位 {code[:2]} 是 {PROVINCES[code[:2]][0]}，ICP 备案号是 {imprint.icp[0]}"
        yield ("icp",), f"不在一个省：{told}", "核对 site_code 和 icp"
    known = [region for region in regions if re.fullmatch("[0-9]{6}", region)]
    if known and not any(_within(code, region) for region in known):
        told = f"网站标识码的地区是 {code[:6]}，regions 写的是 {'、'.join(known)}"
        yield ("site_code",), f"地区不一致：{told}", "核对 site_code 和 regions"


def _within(code: str, region: str) -> bool:
    """Whether a code's region and another can be meant by one site: one lies in the other. The cities
    that are provinces have no cities below them."""
    if code[:2] != region[:2]:
        return False
    return (
        code[:2] in ("11", "12", "31", "50")
        or "00" in (code[2:4], region[2:4])
        or code[2:4] == region[2:4]
    )


def _values(imprint: ImprintSettings) -> Iterator[tuple[tuple[str, ...], str]]:
    for name, value in imprint:
        if isinstance(value, str):
            yield (name,), value
    for name, value in imprint.contact:
        if value:
            yield ("contact", name), value


_TEST_WORD = re.compile("示例|测试|样例|演示|虚构|某(?=[省市县区局])")
_TEST_DOMAIN = re.compile(r"(^|[@.])example(\.[a-z.]+)?$|\.(test|example|invalid)$")


def _test_value(name: str, value: str) -> str:
    """By what a value is seen to be no real one; '' where it is not."""
    if found := _TEST_WORD.search(value):
        return f"“{found[0]}”"
    if name == "email" and _TEST_DOMAIN.search(value.rpartition("@")[2]):
        return "邮箱的域名只供举例"
    number = {"site_code": value, "icp": _number(value), "police": _number(value)}.get(name)
    if number and (number.startswith(TEST_REGION) or name == "icp" and value[0] == "测"):
        return f"{TEST_REGION} 开头的不是一个省" if name != "icp" else "没有这样的备案号"
    if name == "organ_mark" and re.search(r"[?&]id=0{32}(&|$)", value):
        return "编号全是 0"
    return ""


def _number(text: str) -> str:
    """The digits of a number that the police or the ministry gave."""
    return re.sub("[^0-9]", "", text.partition("号")[0])


_CONFIGURED = ("extra", "imprint")


class ImprintHolder(Model):
    imprint: ImprintSettings
    """落款"""


class ImprintConfiguration(Model):
    extra: ImprintHolder
    """mkdocs.yml 的 extra"""


def configured_imprint(
    value: Any, text: str, path: str
) -> tuple[ImprintSettings | None, list[Problem]]:
    """The imprint that mkdocs.yml holds, or what is wrong with it. `text` is the file, `value` what
    was read of it there."""
    whole = {"extra": {"imprint": value}}
    try:
        found = ImprintConfiguration.model_validate(whole).extra.imprint
    except ValidationError as error:
        return None, refusals(error, ImprintConfiguration, whole, text, path)
    lines = places(text)
    problems = [
        Problem(path, *position_in(lines, at), field_name(at), message, hint)
        for place, message, hint in imprint_faults(found)
        for at in [(*_CONFIGURED, *place)]
    ]
    return (None, problems) if problems else (found, [])
