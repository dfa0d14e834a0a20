"""A number looks like a number that can be dialled, a site like an address, and is nobody's own."""

import re
from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.body import Contact
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "电话、网址的写法",
    "页面上点一下就拨号、就打开，写错一位就打到别人那里。个人的手机号不收。",
    "照材料重新抄一遍；一个号码一项，没有区号的在 note 里说明。",
    (
        "contacts[〈1〉].value: 〈0571-8888〉 不像电话号码 (写成 12345、400-810-1996 或 010-12345678，分机写 转801；几个号码分开写)",
        "contacts[〈2〉].value: 〈13800000000〉 像个人的手机号，不收 (写单位的电话；没有见到的不写)",
        "contacts[〈4〉].note: 〈85316932〉 没有区号，也没有说明 (照材料补上区号；材料没有写的，在 note 写“原文没有区号”)",
        "contacts[〈5〉].value: 〈www.example.cn〉 不是网址 (从浏览器地址栏复制，以 https:// 或 http:// 开头)",
        "contacts[〈6〉].value: 〈hbc.example.cn〉 不是邮箱 (写成 名称@域名)",
    ),
)

_MOBILE = re.compile(r"1[3-9]\d{9}")
_SITE = re.compile(r"https?://[^\s<>\"@]+\.[^\s<>\"@]+")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("bodies"):
        for index, contact in enumerate(item.get("contacts", ())):
            for field, message, hint in _faults(contact):
                yield Violation.of(item, ("contacts", index, field), message, hint)


def _faults(contact: Contact) -> Iterator[tuple[str, str, str]]:
    value = contact.value
    if contact.way == "phone" and _MOBILE.fullmatch(re.sub(r"[\s-]", "", value)):
        yield "value", f"{value} 像个人的手机号，不收", "写单位的电话；没有见到的不写"
    elif contact.way == "phone" and contact.is_local and not contact.note:
        hint = "照材料补上区号；材料没有写的，在 note 写“原文没有区号”"
        yield "note", f"{value} 没有区号，也没有说明", hint
    elif contact.way == "phone" and not contact.href and not contact.is_local:
        hint = "写成 12345、400-810-1996 或 010-12345678，分机写 转801；几个号码分开写"
        yield "value", f"{value} 不像电话号码", hint
    elif contact.way == "site" and not _SITE.fullmatch(value):
        yield "value", f"{value} 不是网址", "从浏览器地址栏复制，以 https:// 或 http:// 开头"
    elif contact.way == "email" and not _EMAIL.fullmatch(value):
        yield "value", f"{value} 不是邮箱", "写成 名称@域名"
