"""`/api/v1/tools.json`: the files that the tools of this site reckon by, and what stands in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from portal.open_data.json_text import json_bytes
from portal.open_data.open_catalogue import OpenCatalogue
from portal.open_data.promise import ROOT
from portal.open_data.schema_names import TOOLS
from portal.page import Asset

DAY = {"day": "这个文件里的一切按这一天：最近一次有变化的日子"}


@dataclass(frozen=True)
class ToolFile:
    """One file, or many alike. `path` is below the site's root; `keys` says what is in it."""

    path: str
    page: str
    title: str
    description: str
    keys: Mapping[str, str] = field(default_factory=dict)


TOOL_FILES = (
    ToolFile(
        "tools/equipment.json",
        "tools/equipment/",
        "淘汰设备查询",
        "淘汰清单里的型号和条件，拆成可以和铭牌逐字比的写法。",
        {
            "latest": "生产、投运年份最晚到哪年",
            "categories": "设备类别",
            "regions": "地区",
            "lists": "清单：题名、状态、收录情况",
            "rows": "清单的条目：型号的写法、条件、期限",
            "bans": "禁止生产、销售的能效限值",
            "graded": "有能效等级标准的设备类别",
            "beside": "每类设备另外要看的记录",
            "provisions": "关于淘汰设备的规定",
            "demands": "对设备的其他要求",
            "whom": "找谁问",
            "reliefs": "换设备能用的优惠",
        },
    ),
    ToolFile(
        "tools/plan.json",
        "tools/equipment/",
        "更新计划",
        "一批设备的更新计划要用的数。",
        {"carbon": "每千瓦时电折多少千克二氧化碳，和出处；没有可靠的就没有"},
    ),
    ToolFile(
        "tools/energy.json",
        "tools/energy/",
        "能耗折算",
        "折标准煤系数，和按能耗定义务的规定。",
        {
            "coefficients": "折标准煤系数：能源、单位、数、出处",
            "rules": "按能耗适用的规定：谁、范围、期限",
            "regions": "地区",
        },
    ),
    ToolFile(
        "tools/tax.json",
        "tools/tax/",
        "优惠查找",
        "各种情形下的优惠：效力的各段日子、条件、怎样办、谁拿不到。",
        {
            "situations": "情形和要看的优惠",
            "reliefs": "优惠：各段日子、数、条件",
            "statements": "各项优惠怎样说，按次序",
            "records": "说到的记录",
            "refusals": "一问就知道拿不到的情形",
            "payers": "增值税纳税人",
            "payer_names": "各种身份的叫法",
            "machines": "有能效等级表的设备类别的叫法",
            "rates": "测算用的税率",
            "rates_since": "这些税率从哪天起",
        },
    ),
    ToolFile(
        "tools/machines.json",
        "tools/benchmark/",
        "设备能效对标",
        "各类设备的能效等级表和算法；tools/machines/<类别>.json 是其中一类。",
        {"machines": "各类设备：参数、等级表", "electricity": "电折标准煤的系数"},
    ),
    ToolFile(
        "tools/products.json",
        "tools/benchmark/",
        "产品能耗对标",
        "单位产品能耗限额：限定值、准入值、先进值。",
        {
            "documents": "标准",
            "indicators": "指标和三级数值",
            "industries": "行业",
            "bare": "没有指标的标准",
            "electricity": "电折标准煤的系数",
        },
    ),
    ToolFile(
        "tools/my.json",
        "my/",
        "我的企业",
        "由一家企业的情况得出规定、期限、优惠要用的。",
        {
            "industries": "行业",
            "equipment": "设备类别",
            "regions": "地区",
            "small": "中小企业的划型标准",
            "documents": "适用的文件和条款",
            "dates": "每年的日子和期限",
            "limits": "排放、许可等情形",
            "jobs": "要做的事",
            "bodies": "找谁问",
            "instead": "没有收录当地的时候问谁",
            "matters": "归谁管的事",
            "scopes": "订阅",
            "newest": "最新一条消息的时刻",
        },
    ),
    ToolFile(
        "tools/my-news.json",
        "my/",
        "与我有关的消息",
        "最近的消息，和每条归在哪里。",
        {"events": "消息", "from": "从哪个时刻起"},
    ),
)
"""In the order of the tools. What is new in a file comes here as well; a test compares."""

ONE_MACHINE = (
    ToolFile(
        "tools/listed.json",
        "tools/equipment/",
        "查一台设备：总要的",
        "tools/equipment.json 里查哪类设备都要的那一部分；条目在各类设备的文件里。",
        {
            "latest": "生产、投运年份最晚到哪年",
            "categories": "设备类别；starts 是这一类的型号怎样开头，两个字符一个",
            "regions": "地区",
            "lists": "清单：题名、状态、收录情况",
            "graded": "有能效等级标准的设备类别",
            "provisions": "关于淘汰设备的规定",
            "whom": "找谁问",
            "reliefs": "换设备能用的优惠",
            "count": "一共多少个条目",
        },
    ),
    ToolFile(
        "tools/listed-words.json",
        "tools/equipment/",
        "查一台设备：按名称找的条目",
        "没有型号、按名称和文字描述判断的条目。",
        {"rows": "条目，写法同 tools/equipment.json"},
    ),
    ToolFile(
        "tools/listed/<类别>.json",
        "tools/equipment/",
        "查一台设备：一类设备",
        "tools/equipment.json 里只和一类设备有关的。",
        {
            "rows": "这类设备的条目",
            "bans": "禁止生产、销售的能效限值",
            "demands": "对设备的其他要求",
            "beside": "另外要看的记录",
            "grades": "现行的能效等级表，没有行",
        },
    ),
    ToolFile(
        "tools/grades/<表>.json",
        "tools/equipment/",
        "查一台设备：一张等级表的行",
        "tools/machines.json 里一张能效等级表的行。",
        {"rows": "行"},
    ),
)
"""The same data in parts."""

FORMS = ToolFile(
    "tools/forms/<id>.json",
    "forms/",
    "可以填的表",
    "一张官方表的栏目，和每栏由什么填。",
    {
        "id": "表的编号",
        "title": "题名",
        "url": "网页",
        "edition": "版本",
        "status": "状态",
        "refused": "是不是不能用了",
        "as_issued": "原样说明",
        "issuer": "制表机关",
        "ours": "本站说明",
        "tables": "各张表的栏目",
        "unseen": "没有见到的部分",
        "fills": "由什么填",
        "kinds": "设备类别和企业的叫法，认设备表用",
    },
)


def tool_data_files(open_: OpenCatalogue) -> Iterator[Asset]:
    """What there is, with the address of each."""
    told = [
        {
            "path": open_.address(one.path),
            "page": open_.address(one.page),
            "title": one.title,
            "description": one.description,
            "keys": {**DAY, **one.keys},
        }
        for one in (*TOOL_FILES, *ONE_MACHINE, FORMS)
    ]
    content = {
        "$schema": f"schema/{TOOLS}",
        "note": "这些文件跟着工具走，字段可以不另通知就变；要稳定的，用各栏目的文件",
        "files": told,
    }
    yield Asset(f"{ROOT}tools.json", json_bytes(content))
