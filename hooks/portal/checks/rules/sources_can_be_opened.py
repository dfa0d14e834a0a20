"""An address of a source leads to a public page: nothing of the editor's own machine or account."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.checks.web_address import bare_host, fault_of_address
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "来源的网址",
    "来源的网址会公布，别人也要打得开。",
    "从浏览器地址栏重新复制公开的网址；只有内网能打开的，删去 url，只写 title。",
    (
        "sources[〈1〉].url: 〈localhost〉 只有本机或内网能打开 (写公开的网址；没有的，删去 url，只写 title)",
        "sources[〈1〉].url: 网址末尾多了“〈。〉” (写成 〈https://www.gov.cn/a.htm〉)",
    ),
    also=(
        "来源写了 official: true，却没有能公布的网址",
        "〈222.240.193.190〉 只有数字没有名字，换了服务器就打不开，也看不出是谁的",
        "网址写法不对",
        "网址里有用户名或密码",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        for index, source in enumerate(item.value.sources):
            place = ("sources", index, "url")
            if source.url and (fault := fault_of_address(source.url)):
                yield Violation.of(item, place, *fault)
            # what is not shown may have a bare host: it is where something was seen, and no link
            elif source.url and source.citable and (host := bare_host(source.url)):
                message = f"{host} 只有数字没有名字，换了服务器就打不开，也看不出是谁的"
                hint = "写有域名的网址；没有的，加上 citable: false，只留来源的名称"
                yield Violation.of(item, place, message, hint)
            if source.official and not (source.url and source.citable):
                message = "来源写了 official: true，却没有能公布的网址"
                hint = "写正文的网址；只见到转载的，删去 official"
                yield Violation.of(item, ("sources", index, "official"), message, hint)
