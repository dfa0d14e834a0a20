"""An imprint as a bureau would have it; nobody's in truth."""

from typing import Any

from portal.read.imprint import ImprintSettings

IMPRINT: dict[str, Any] = {
    "organiser": "江州市工业和信息化局",
    "contact": {"phone": "0571-81234567"},
    "site_code": "3301000099",
    "icp": "浙ICP备2026012345号-1",
    "police": "浙公网安备33010602009999号",
    "organ_mark": "https://bszs.conac.cn/sitename?method=show&id=0123456789ABCDEF0123456789ABCDEF",
    "find_error": "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3301000099",
}

OFFICIAL = ImprintSettings(**IMPRINT).made
