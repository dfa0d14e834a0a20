"""`/tools/equipment/`: is this machine on a phase-out list?"""

from portal.site.site import Site
from portal.site.tools.tool import Tool


def tool(site: Site) -> Tool:
    return Tool(
        id="equipment",
        title="设备淘汰查询",
        question="我的设备要淘汰吗",
        lead="抄下铭牌上的型号和年份，对照各批淘汰目录：列没列、哪一条、到哪天、缺什么条件、换成什么、能享受什么。",
        description="按铭牌查设备是否列入淘汰目录：类别、型号、年份、条件，一台或一整张表；附期限、依据、更换方向和优惠。",
    )
