"""What in a text looks as if it told who somebody is: numbers of telephones, papers and cars, addresses of
mail, names of firms and people.

By program only the look can be known. Hotlines of five digits are nobody's; a number of an office
telephone is no secret in an answer, and is one in a question.
"""

import re
from collections.abc import Iterator

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾"
    "夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)

_NUMBERS = (
    ("手机号", re.compile(r"(?<![0-9A-Za-z])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9A-Za-z])")),
    ("身份证号", re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")),
    (
        "统一社会信用代码",
        re.compile(
            r"(?<![0-9A-Za-z])[0-9ANY][0-9A-Z][0-9]{6}[0-9A-HJ-NP-RT-UW-Y]{10}(?![0-9A-Za-z])"
        ),
    ),
    ("车牌号", re.compile(rf"[{_PROVINCES}][A-HJ-Z][·・ ]?[0-9A-HJ-NP-Z]{{5,6}}(?![0-9A-Za-z])")),
    ("邮箱", re.compile(r"[0-9A-Za-z._%+-]+@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+")),
)
_OFFICE = ("电话号码", re.compile(r"(?<![0-9A-Za-z-])0[0-9]{2,3}[- ]?[2-9][0-9]{6,7}(?![0-9])"))
_PERSON = ("姓名", re.compile(rf"[{_SURNAMES}][\u4e00-\u9fff]{{0,2}}(?:先生|女士|小姐)"))
_FIRM = re.compile(r"([\u4e00-\u9fff]{4,40})(?:（集团）)?(?:有限责任公司|有限公司|集团公司)")
_NO_NAME = re.compile(
    "[某本我们贵该哪的是为叫在由被让请问属如]|公司|企业|单位|成立|设立|注册|登记|国有|独资|控股|股份"
)
"""Words that end what stands before the name of a firm."""

_TRADES = ("节能服务", "能源服务", "能源管理")
"""What stands before 有限公司 and names none."""


def personal_data(text: str, asked: bool) -> Iterator[tuple[str, str]]:
    """What it looks like and how it begins, each once; `asked` for the words of those who ask."""
    seen: set[tuple[int, int]] = set()
    for name, pattern in (*_NUMBERS, *((_OFFICE,) if asked else ()), _PERSON):
        for found in pattern.finditer(text):
            if not any(first < found.end() and found.start() < last for first, last in seen):
                seen.add(found.span())
                yield name, found.group()[:2]
    for found in _FIRM.finditer(text):
        firm = _NO_NAME.split(found.group(1).removesuffix("股份"))[-1]
        if len(firm) >= 4 and firm not in _TRADES:
            yield "企业名称", firm[:2]
