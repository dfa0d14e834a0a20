"""Days as tables write them, read only where there is no doubt."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from portal.editing.tables.grid import SheetCell
from portal.read.dates import PartialDate

_END = r"(?:(?:以前|之前|前|止|内|为止)?(?:全部|完成|予以)?(?:停止使用|停用|淘汰|退出|更换|拆除|更新)?(?:完毕)?)"
_DAY = re.compile(rf"(\d{{4}})[年./-](\d{{1,2}})[月./-](\d{{1,2}})日?{_END}")
_MONTH = re.compile(r"(\d{4})[年./-](\d{1,2})月?")
_MONTH_END = re.compile(rf"(\d{{4}})年(\d{{1,2}})月(?:底|末){_END}")
_YEAR_END = re.compile(rf"(\d{{4}})年?年?(?:底|末){_END}")
_YEAR = re.compile(r"(\d{4})年?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_BEFORE = re.compile(r"\d{4}年(?:\d{1,2}月)?(?:以前|之前|前)")
_AT_ONCE = re.compile(r"即日|立即|马上|自.*(?:发布|公布|印发|施行|实施)|发布之日|公布之日")
_SINCE = re.compile(r"自?(\d.*?)(?:起|开始)?(?:执行|施行|实施|生效)?")
_SERIALS = range(36_526, 73_051)  # 2000 to 2100

HOW = "写成 2028-12-31、2028年12月31日 或 2028年底前"


class UnclearDate(ValueError):
    """A text that does not say one day; says why, and what to do."""

    def __init__(self, message: str, hint: str = HOW):
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True)
class DateRead:
    """A date, and how it was understood where that is not plain to see."""

    text: str
    remark: str = ""


def without_since(text: str) -> str:
    """A first day without the words around it: 自2027年3月1日起施行."""
    found = _SINCE.fullmatch(re.sub(r"\s", "", text))
    return found[1] if found else text


def read_date(cell: SheetCell, text: str, epoch: str) -> DateRead:
    """The date that a cell gives. Raises UnclearDate."""
    plain = re.sub(r"\s", "", re.sub(r" 0?0:00(?::00)?$", "", unicodedata.normalize("NFKC", text)))
    if cell.kind == "number" and cell.serial is not None:
        return _of_number(plain, cell.serial, epoch)
    if found := _DAY.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _checked("{}-{:0>2}-{:0>2}".format(*found.groups()[:3]), plain)
    if found := _MONTH_END.fullmatch(plain):
        month = PartialDate.refusal("{}-{:0>2}".format(*found.groups()))
        if month:
            raise UnclearDate(f"“{text}”不是日期：{month}")
        last = PartialDate("{}-{:0>2}".format(*found.groups())).last
        return DateRead(last.isoformat(), f"“{text}”读作 {last}")
    if found := _YEAR_END.fullmatch(plain):
        return _checked(f"{found[1]}-12-31", text, f"“{text}”读作 {found[1]}-12-31")
    if found := _MONTH.fullmatch(plain):
        if not epoch and re.fullmatch(r"\d{4}\.1", plain):  # what Excel leaves of 2028.10 in a CSV
            raise UnclearDate(f"“{plain}”说不准是 1 月还是 10 月", "写成 2028-01 或 2028-10")
        return _checked("{}-{:0>2}".format(*found.groups()), plain)
    if found := _YEAR.fullmatch(plain):
        return _checked(found[1], plain)
    raise _unclear(plain, text)


def _unclear(plain: str, text: str) -> UnclearDate:
    if _BEFORE.fullmatch(plain):
        return UnclearDate(f"“{text}”说不准是哪一天：包不包括这一年（月）", HOW + "；看公告正文")
    if _AT_ONCE.search(plain):
        return UnclearDate(
            f"“{text}”没有写明是哪一天",
            "看公告的发布日期，再说明它是哪一天或者是立即停用：--value 列名:原文=2027-03-01，"
            "立即停用写 =immediate，不写期限写 =空",
        )
    if re.fullmatch(r"\d{5}", plain):
        return UnclearDate(f"“{text}”可能是 Excel 的日期编号，这个文件里说不准是哪一天")
    return UnclearDate(f"“{text}”不是一个日期")


def _of_number(plain: str, serial: float, epoch: str) -> DateRead:
    if re.fullmatch(r"\d{4}", plain) and not PartialDate.refusal(plain):
        return DateRead(plain)
    if found := re.fullmatch(r"(\d{4})\.(\d{1,2})", plain):
        if found[2] in ("1", "01") and len(found[2]) == 1:
            raise UnclearDate(f"“{plain}”是数字，说不准是 1 月还是 10 月", "改成文字：2028-10")
        return _checked(f"{found[1]}-{found[2]:0>2}", plain)
    if _COMPACT.fullmatch(plain):
        return _checked(f"{plain[:4]}-{plain[4:6]}-{plain[6:]}", plain)
    if epoch and serial == int(serial) and int(serial) in _SERIALS:
        day = (date.fromisoformat(epoch) + timedelta(days=int(serial))).isoformat()
        return DateRead(day, f"{plain} 是 Excel 的日期编号，读作 {day}")
    raise UnclearDate(f"“{plain}”不是日期")


def _checked(day: str, text: str, remark: str = "") -> DateRead:
    if reason := PartialDate.refusal(day):
        raise UnclearDate(f"“{text}”不是日期：{reason}")
    return DateRead(day, remark)


_YEARS = (
    (re.compile(r"(?:不限|不论|所有|全部|任何|不分)(?:生产|制造|投运)?(?:年份|年代)?"), "any"),
    (re.compile(r"(\d{4})年?(?:底|末)?(?:及|\(含\)|含|\(含\)及)(?:以|之)?前.*"), "<={}"),
    (re.compile(r"(\d{4})年(?:底|末)(?:以|之)?前.*"), "<={}"),
    (re.compile(r"(?:<=|≤|不晚于)(\d{4})年?"), "<={}"),
    (re.compile(r"(\d{4})年?(?:及|\(含\)|含|\(含\)及)(?:以|之)?后.*"), ">={}"),
    (re.compile(r"(?:>=|≥|不早于)(\d{4})年?"), ">={}"),
    (re.compile(r"(?:<|早于)(\d{4})年?"), "<{}"),
    (re.compile(r"(?:>|晚于)(\d{4})年?"), ">{}"),
)


def read_year_rule(text: str) -> str:
    """A condition on years: 2003年及以前 is <=2003. Raises UnclearDate."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    for form, rule in _YEARS:
        if found := form.fullmatch(plain):
            return rule.format(*found.groups())
    told = (
        f"“{text}”说不准包不包括这一年" if re.search(r"\d{4}", plain) else f"“{text}”不是年份条件"
    )
    raise UnclearDate(
        told, "写成 2003年（含）以前、2003年（含）以后，或 <=2003、>2003；不分年份写 不限"
    )
