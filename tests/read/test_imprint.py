"""The foot of a government site: all of it or none, and each number as it was given."""

from copy import deepcopy
from typing import Any

import pytest
import yaml
from helpers.imprint import IMPRINT

from portal.read.file import read_text
from portal.read.imprint import ImprintSettings, configured_imprint, imprint_faults
from portal.read.portal_settings import PortalSettings

MINISTRY = {"site_code": "bm29000002", "find_error": IMPRINT["find_error"].replace("3301000099", "bm29000002")}  # fmt: skip


def written(changes: dict[str, Any], without: str = "") -> str:
    """A portal.yaml with the imprint changed; a name with a point reaches into it."""
    imprint = deepcopy(IMPRINT)
    for name, value in changes.items():
        outer, _, inner = name.rpartition(".")
        (imprint[outer] if outer else imprint)[inner] = value
    imprint.pop(without, None)
    text: str = yaml.safe_dump(
        {"name": "某站", "imprint": imprint}, allow_unicode=True, sort_keys=False
    )
    return text


def told(changes: dict[str, Any], without: str = "", regions: tuple[str, ...] = ()) -> list[str]:
    """What is said of it: of the forms, else of what contradicts."""
    found = read_text(written(changes, without), "portal.yaml", PortalSettings)
    if found.record is None:
        return [f"{one.field}: {one.message} ({one.hint})" for one in found.problems]
    assert found.record.imprint
    return [
        f"imprint.{'.'.join(place)}: {message} ({hint})"
        for place, message, hint in imprint_faults(found.record.imprint, regions)
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"icp": "浙ICP备05000018号"},
        {"police": "浙公网安备 33010602009999号"},
        {"undertaker": "江州市节能监察支队", "contact.address": "江州市中山路 1 号", "contact.email": "jn@jiangzhou.gov.cn"},
        {"contact.phone": "12345"},
        {"contact.phone": "0571-81234567-8012"},
        {"find_error": IMPRINT["find_error"] + "&url=https%3A%2F%2Fjn.jiangzhou.gov.cn%2F"},
        {"organ_mark": IMPRINT["organ_mark"].replace("https", "http")},
        MINISTRY,
        MINISTRY | {"icp": "京ICP备19014889号", "police": "京公网安备11010202007777号"},
        {"icp": "蜀ICP备14021561号", "police": "川公网安备51010602000097号", "site_code": "5100000012",
         "find_error": IMPRINT["find_error"].replace("3301000099", "5100000012")},
        {"icp": "黔ICP备2025056580号", "police": "贵公网安备52052302000396号", "site_code": "5205230001",
         "find_error": IMPRINT["find_error"].replace("3301000099", "5205230001")},
    ],
)  # fmt: skip
def test_what_bureaus_were_given_is_taken(changes: dict[str, Any]) -> None:
    assert told(changes) == []


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("icp", "浙ＩＣＰ备２０２６０１２３４５号－１", "写成 浙ICP备2026012345号-1"),
        ("icp", "浙 ICP备 05000018 号", "写成 浙ICP备05000018号"),
        ("icp", "浙icp备05000018号", "写成 浙ICP备05000018号"),
        ("icp", "浙ICP05000018号", "写成 浙ICP备05000018号"),
        ("icp", "浙ICP备案05000018", "写成 浙ICP备05000018号"),
        ("icp", "浙ICP备0500018号", "这里有 7 位"),
        ("icp", "浙ICP证030173号", "经营许可证"),
        ("icp", "川ICP备14021561号", "写成 蜀ICP备14021561号"),
        ("icp", "欧ICP备14021561号", "没有简称是 欧 的省"),
        ("police", "浙公网安备330106020099号", "这里有 12 位"),
        ("police", "浙公网安备：３３０１０６０２００９９９９", "写成 浙公网安备33010602009999号"),
        ("police", "33010602009999", "写成 浙公网安备33010602009999号"),
        ("police", "陕公网安备34060002010001号", "头两位 34 是皖"),
        ("police", "蜀公网安备51010602000097号", "写成 川公网安备51010602000097号"),
        ("site_code", "３３０１００００９９", "写成 3301000099"),
        ("site_code", "BM29000002", "写成 bm29000002"),
        ("site_code", "330100009", "有 9 个字符"),
        ("site_code", "9901000099", "头两位 99 不是一个省的代码"),
        ("site_code", 3301000099, "没有加引号"),
        ("organ_mark", "//bszs.conac.cn/sitename?method=show&id=0", "写成 https://bszs.conac.cn"),
        ("organ_mark", "http://dcs.conac.cn/image/red.png", "dcs.conac.cn 不是党政机关标识的网站"),
        ("organ_mark", "https://bszs.conac.cn/", "没有 32 位的编号"),
        ("organ_mark", "https://bszs.conac.cn.example.com/sitename?id=0", "不是党政机关标识的网站"),
        ("organ_mark", IMPRINT["organ_mark"].replace("&", "&amp;"), f"写成 {IMPRINT['organ_mark']}"),
        ("organ_mark", IMPRINT["organ_mark"].removeprefix("https://"), f"写成 {IMPRINT['organ_mark']}"),
        ("find_error", IMPRINT["find_error"].removeprefix("https://"), f"写成 {IMPRINT['find_error']}"),
        ("find_error", "http://pucha.kaipuyun.cn/exposure/jiucuo.html?site_code=3301000099", "zfwzgl.www.gov.cn"),
        ("find_error", "https://zfwzgl.www.gov.cn/", "没有 site_code="),
        ("find_error", IMPRINT["find_error"].replace("99", "98"), "网址里的网站标识码是 3301000098"),
        ("contact.phone", "81234567", "没有区号"),
        ("contact.phone", "（0571）81234567", "写成 0571-81234567"),
        ("contact.phone", "0571—81234567", "写成 0571-81234567"),
        ("contact.phone", "0571-81234567、81234568", "只写一个"),
        ("contact.email", "mailto:jn@jiangzhou.gov.cn", "写成 jn@jiangzhou.gov.cn"),
        ("contact", "0571-81234567", "一组字段"),
        ("organiser", None, "写上内容"),
        ("column", "政策", "没有这个字段"),
    ],
)  # fmt: skip
def test_what_is_written_wrong_is_told_with_what_to_write(name: str, value: Any, says: str) -> None:
    (found,) = told({name: value})
    assert found.startswith(f"imprint.{name}: ") and says in found


@pytest.mark.parametrize("name", IMPRINT)
def test_half_a_foot_is_refused(name: str) -> None:
    (found,) = told({}, without=name)
    assert found.startswith(f"imprint.{name}: 缺少必填字段 (")
    alone = read_text(f"name: 某站\n{name}: {IMPRINT[name]!r}\n", "portal.yaml", PortalSettings)
    assert alone.record is None


def test_all_that_is_missing_and_wrong_is_told_at_once() -> None:
    text = "name: 某站\nimprint:\n  organiser: 某局\n  icp: 浙ICP05000018号\n"
    found = read_text(text, "portal.yaml", PortalSettings).problems
    assert {(one.field, one.line) for one in found} == {
        ("imprint.icp", 4),
        *((f"imprint.{name}", 2) for name in IMPRINT if name not in ("organiser", "icp")),
    }


def test_the_code_alone_is_half_a_foot() -> None:
    (found,) = read_text(
        "name: 某站\nsite_code: '3301000099'\n", "portal.yaml", PortalSettings
    ).problems
    assert (found.line, found.field) == (2, "site_code") and "写在 imprint 里" in found.hint


@pytest.mark.parametrize(
    ("changes", "regions", "says"),
    [
        ({"icp": "粤ICP备05000018号"}, (), ["不在一个省", "不在一个省"]),
        ({"police": "京公网安备11010602009999号"}, (), ["不在一个省"]),
        (MINISTRY | {"icp": "京ICP备19014889号"}, (), ["ICP 备案号在 京，公安备案号在 浙"]),
        ({}, ("440000",), ["地区是 330100，regions 写的是 440000"]),
        ({}, ("330200",), ["地区是 330100"]),
        ({}, ("330200", "330106"), []),
        ({}, ("330000",), []),
        ({}, ("my-park",), []),
        (MINISTRY, ("440000",), []),
    ],
)  # fmt: skip
def test_numbers_of_several_places_contradict(
    changes: dict[str, Any], regions: tuple[str, ...], says: list[str]
) -> None:
    found = told(changes, regions=regions)
    assert len(found) == len(says)
    assert all(words in one for one, words in zip(found, says, strict=True))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("organiser", "示例市节能办公室"),
        ("organiser", "某市工业和信息化局"),
        ("undertaker", "技术中心（测试）"),
        ("contact.email", "a@example.org"),
        ("contact.email", "a@portal.example"),
        ("organ_mark", f"https://bszs.conac.cn/sitename?method=show&id={'0' * 32}"),
    ],
)
def test_test_values_are_for_a_trial_only(name: str, value: str) -> None:
    (found,) = told({name: value})
    assert found.startswith(f"imprint.{name}: ") and "是测试值" in found
    assert told({name: value, "trial": True}) == []


def test_a_province_that_is_none_is_for_a_trial_only() -> None:
    zero = IMPRINT["find_error"].replace("3301000099", "0000000000")
    numbers = {
        "site_code": "0000000000",
        "icp": "测ICP备00000000号",
        "police": "测公网安备00000000000000号",
    }
    found = told({**numbers, "find_error": zero})
    assert [one.partition(":")[0] for one in found] == [f"imprint.{name}" for name in numbers]
    assert told({**numbers, "find_error": zero, "trial": True}) == []


def test_mkdocs_yml_says_the_same_by_line() -> None:
    wrong = {"organiser": "江州市工业和信息化局", "icp": "浙ICP05000018号"}
    text = "site_name: 站\nsite_url: !ENV [A, b]\nextra:\n  imprint:\n    organiser: 江州市工业和信息化局\n    icp: 浙ICP05000018号\n"
    found, problems = configured_imprint(wrong, text, "mkdocs.yml")
    assert found is None and len(problems) == 6
    assert any(str(one).startswith("mkdocs.yml:6:5: extra.imprint.icp: ") for one in problems)
    right, problems = configured_imprint(IMPRINT, "", "mkdocs.yml")
    assert right == ImprintSettings(**IMPRINT) and problems == []
    _, problems = configured_imprint(IMPRINT | {"site_code": "bm29000002"}, text, "mkdocs.yml")
    assert [one.field for one in problems] == ["extra.imprint.find_error"]
