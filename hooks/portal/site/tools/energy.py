"""`/tools/energy/`: bills into tce, thresholds, duties."""

from portal.site.site import Site
from portal.site.tools.tool import Tool


def tool(site: Site) -> Tool:
    return Tool(
        id="energy",
        title="能耗折算和义务",
        question="我的能耗算多不算多、有什么义务",
        lead="把账单上的煤、电、气、油、热折成标准煤，对照国家和所在地的门槛，列出有哪些义务、交给谁、什么时候。",
        description="按 GB/T 2589-2020 折标准煤，对照国家和各地重点用能单位门槛，列出义务、期限和依据。",
    )
