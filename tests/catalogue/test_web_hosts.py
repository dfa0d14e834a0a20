"""Whose a page is, is told by its host; what nobody has judged is nobody's."""

import pytest

from portal.catalogue.web_hosts import WebHosts, is_official
from portal.read.vocabulary import WebHost

JUDGED = {
    "hosts": {
        "paper": WebHost(
            id="paper", name="某报", description="报社", kind="media", hosts=("paper.example.cn",)
        ),
        "seals": WebHost(
            id="seals", name="标识", description="机构", kind="standards", hosts=("seals.example",)
        ),
    }
}


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.gov.cn/a", "official"),
        ("http://GXT.zj.gov.cn:80/b", "official"),
        ("https://gov.cn.example.com/a", "unknown"),
        ("https://notgov.cn/", "unknown"),
        ("http://zjrb.paper.example.cn/x", "media"),
        ("http://paper.example.cn./x", "media"),
        ("http://otherpaper.example.cn/x", "unknown"),
        ("https://seals.example/", "standards"),
        ("http://[bad", "unknown"),
    ],
)
def test_a_host_is_judged_with_all_that_lies_below_it(url: str, kind: str) -> None:
    assert WebHosts(JUDGED).kind_of(url) == kind
    assert is_official(url) == (kind == "official")


def test_only_what_others_publish_is_marked() -> None:
    hosts = WebHosts(JUDGED)
    assert (
        hosts.source_mark("https://www.gov.cn/a")
        == hosts.source_mark("https://seals.example/")
        == ""
    )
    assert hosts.source_mark("http://paper.example.cn/") == "非官方转载：媒体"
    assert hosts.service_mark("https://shop.example.com/") == "主体不明，不是政府网站"
