"""The address of the site as it stands in feeds, calendars and lists."""

import pytest
from helpers.scripts import command as command_module

from portal.site_info import written_out

build = command_module("build")


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("https://a.cn/", "https://a.cn/"),
        ("HTTPS://A.CN/", "https://a.cn/"),
        ("https://例子.中国/", "https://xn--fsqu00a.xn--fiqs8s/"),
        ("https://a.cn:8443/门户/", "https://a.cn:8443/%E9%97%A8%E6%88%B7/"),
        ("https://a.cn/%E9%97%A8/", "https://a.cn/%E9%97%A8/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_an_address_is_written_as_feeds_need_it(given: str, written: str) -> None:
    assert written_out(given) == written


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("https://a.cn/a b/", "空格"),
        ("https://a.cn/\u200b/", "看不见"),
        ("a.cn/", "https://"),
        ("ftp://a.cn/", "https://"),
        ("https://u:p@a.cn/", "用户名"),
        ("https://a.cn/x", "以 / 结尾"),
        ("https://a.cn/?x=1", "不带"),
        ("https://a..cn/", "不能作域名"),
    ],
)
def test_what_is_no_address_of_a_site_is_refused_in_words(given: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        written_out(given)


@pytest.mark.parametrize("address", ["https://example.org/", "https://example.org/portal/"])
def test_a_build_without_an_address_says_what_will_be_wrong(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    build.mention_example(address)
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "PORTAL_SITE_URL" in said and "订阅源" in said


def test_a_portal_of_its_own_is_sent_to_its_own_file(capsys: pytest.CaptureFixture[str]) -> None:
    build.mention_example("https://example.org/", by_portal=True)
    said = capsys.readouterr().err
    assert "portal.yaml 的 address" in said and "PORTAL_SITE_URL" not in said


def test_a_build_with_an_address_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    build.mention_example("https://portal.example.cn/")
    assert capsys.readouterr().err == ""
