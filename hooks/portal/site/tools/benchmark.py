"""`/tools/benchmark/`: products and machines against limits and grades."""

from portal.site.site import Site
from portal.site.tools.tool import Tool


def tool(site: Site) -> Tool:
    return Tool(
        id="benchmark",
        title="能效对标",
        question="我比同行怎样、换新划不划算",
        lead="写上产品单耗或设备铭牌参数，对照现行标准的等级和限定值，算出差多少、换新一年省多少、多久回本。",
        description="产品单耗对照能耗限额，电动机、变压器、风机、空压机、锅炉、泵对照能效等级，测算节能量和回收期。",
    )
