"""What an inspection looks at: the table that report, manual and tests share.

The vetoes and their numbers are those of 国办秘函〔2019〕19号 as quarterly reports of inspected sites
republish them: home page two weeks; news two weeks, notices and policies six months, five columns or
more; five empty columns or more. That what shows no date counts as not updated is in the table of the
2015 survey (https://max.book118.com/html/2017/0524/108896749.shtm). No clause is quoted of tables that
were not seen, so all else is `扣分` where a reader is misled or stopped, and `提醒` where not.
"""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["否决", "扣分", "提醒"]

SEVERITIES: tuple[Severity, ...] = ("否决", "扣分", "提醒")

Whose = Literal["编者", "建站的人", "主办单位"]
"""Who can mend it."""

GROUPS = {
    "fresh": "更新",
    "outside": "站外链接",
    "inside": "站内链接",
    "footer": "页脚",
    "meta": "网页标签",
    "words": "写法",
    "access": "无障碍和找得到",
    "html": "网页代码",
}


@dataclass(frozen=True)
class InspectionRule:
    """One thing that is looked at. `official`: only a site of an organ of the state has to have it."""

    group: str
    title: str
    severity: Severity
    whose: Whose
    official: bool = False


def _of(group: str, severity: Severity, whose: Whose, official: bool = False, **titles: str):
    return {
        name.replace("_", "-"): InspectionRule(group, title, severity, whose, official)
        for name, title in titles.items()
    }


RULES: dict[str, InspectionRule] = {
    **_of(
        "fresh",
        "否决",
        "编者",
        home_stale="首页两周没有更新",
        columns_stale="没有更新的栏目有 5 个或更多",
        columns_empty="空白栏目有 5 个或更多",
    ),
    **_of(
        "fresh",
        "扣分",
        "编者",
        column_stale="栏目过了期限没有更新",
        column_undated="栏目里的信息没有日期",
        column_empty="空白栏目",
        future_date="发布日期在将来",
    ),
    **_of(
        "outside",
        "否决",
        "编者",
        bad_words="网页、链接有赌博、色情的字样",
        hijacked="链接被别人占用",
    ),
    **_of(
        "outside",
        "扣分",
        "编者",
        bare_address="写的是 IP 地址，不是域名",
        unmarked="链到不是政府的网站，旁边没有说明",
        dead_outside="站外链接打不开",
    ),
    **_of(
        "inside",
        "扣分",
        "建站的人",
        dead_page="链到的网页没有",
        missing_file="图片、样式、附件等文件没有",
        letter_case="网址的大小写和文件不一样",
        empty_link="链接没有写网址",
        sitemap_dead="sitemap.xml 里的网页没有",
    ),
    **_of(
        "inside",
        "提醒",
        "建站的人",
        dead_anchor="链到的位置没有",
        script_link="链接写成了 javascript:",
        orphan="从首页走不到的网页",
    ),
    **_of(
        "footer",
        "扣分",
        "主办单位",
        official=True,
        footer_missing="没有页脚",
        footer_owner="页脚没有主办单位",
        footer_contact="页脚没有联系方式",
        site_code="网站标识码没有，或者写法不对",
        icp_number="ICP 备案号没有，或者写法不对",
        police_number="公安备案号没有，或者写法不对",
        emblem="没有党政机关网站标识",
        error_report="没有“我为政府网站找错”，或者和网站标识码对不上",
        footers_differ="各页的页脚不一样",
    ),
    **_of(
        "meta",
        "扣分",
        "建站的人",
        official=True,
        site_tags="缺网站标签（SiteName、SiteDomain、SiteIDCode）",
        site_tags_differ="各页的网站标签不一样",
        column_tags="栏目页缺标签（ColumnName、ColumnType）",
        article_tags="文章页缺标签（ArticleTitle、PubDate、ContentSource）",
    ),
    **_of("meta", "扣分", "建站的人", date_form="PubDate 的写法不对"),
    **_of(
        "words",
        "扣分",
        "编者",
        doc_number="文号的括号不对",
        former_organ="机关已经没有了，还当现在的写",
        misprint="错字，或者单位的写法不对",
    ),
    **_of("words", "提醒", "编者", standard_number="标准号、型号的写法不统一"),
    **_of(
        "access",
        "扣分",
        "建站的人",
        image_alt="图片没有替代文字",
        control_name="按钮、链接没有名称",
        input_label="输入框没有说明",
        aids_entry="首页没有大字版、无障碍的入口",
    ),
    **_of(
        "access",
        "提醒",
        "建站的人",
        one_heading="一页应有一个一级标题",
        heading_order="标题跳级",
        table_header="表格没有表头",
        skip_link="首页没有跳到正文的链接",
        focus_hidden="看不见键盘走到哪里",
        map_entry="首页没有网站地图的入口",
        contact_entry="首页没有联系、纠错的入口",
        feed_entry="首页没有声明订阅源",
        search_entry="首页没有搜索",
    ),
    **_of(
        "html",
        "扣分",
        "建站的人",
        encoding="网页的编码认不出",
        no_title="网页没有标题",
        no_language="没有写明语言",
        unclosed="标签没有关上",
        mixed_content="在 https 的网页里用 http 取东西",
        outer_resource="网页从别的网站取东西",
    ),
    **_of(
        "html",
        "提醒",
        "建站的人",
        no_charset="没有写明编码",
        no_viewport="没有为手机写明宽度",
        duplicate_id="一页里有两个同样的 id",
    ),
}
"""By kind. The order is that of the report."""

NOT_SEEN = (
    "文字和底色的对比、放大以后的样子：要在浏览器里看",
    "网站打不打得开、打开要几秒，IPv6、HTTPS：要从外面连着看",
    "留言有没有人答复、办事要素全不全：要看网站的后台和业务",
    "站外链接现在打不打得开：用 --links 交给它 linkcheck.py 的结果",
)
"""What cannot be seen from files."""
