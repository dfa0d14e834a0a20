"""The list of all feeds can be read by programs and by people."""

from lxml import etree


def test_every_feed_is_there_once_under_its_group(files: dict[str, bytes]) -> None:
    root = etree.fromstring(files["feeds/subscriptions.opml"])
    assert root.tag == "opml" and root.get("version") == "2.0" and root.findtext("head/title")
    urls = [one.get("xmlUrl") for one in root.iter("outline") if one.get("xmlUrl")]
    feeds = {path for path in files if path.endswith("/atom.xml")}
    feeds -= {path for path in feeds if path.startswith("feeds/weekly/") and path.count("/") > 2}
    assert sorted(urls) == sorted(f"https://portal.example/{path}" for path in feeds)
    groups = [one.get("text") for one in root.find("body") if not one.get("xmlUrl")]
    assert groups == ["栏目", "主题", "行业", "地区", "设备类别"]
    assert [one.get("text") for one in root.find("body")][:3] == [
        "全部更新",
        "每周摘要",
        "每月摘要",
    ]


def test_nothing_is_there_for_what_is_empty(files: dict[str, bytes]) -> None:
    scopes = {
        path.split("/")[1]
        for path in files
        if path.startswith("feeds/") and "." not in path.split("/")[1]
    }
    assert {"all", "weekly", "laws", "topic-energy-saving", "region-330200"} < scopes
    assert "technologies" not in scopes and "topic-water-saving" not in scopes
