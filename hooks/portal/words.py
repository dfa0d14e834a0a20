"""How things are said, on pages and in feeds."""

import re

from portal.catalogue.standing import Standing
from portal.catalogue.status import Status
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.read.phase_out import DeadlineRule, PhaseOutRow
from portal.read.record import Figure

PENDING = "待核"

FACET_NAMES = {"topics": "主题", "industries": "行业", "regions": "地区", "equipment": "设备类别"}
"""What readers call the vocabularies that have a gathering page per term."""

MATCHES = {
    "exact": "逐个型号列名：铭牌型号与所列型号相同的列入（空格、连字符等写法差异不算不同，"
    "变压器型号后的“/10”也不算）；只差字母或后缀的须人工核对",
    "series": "列名的是整个系列",
    "range": "列名的是一个容量或规格范围",
    "attribute": "没有列型号，按文字描述的特征判断",
}


def match_words(row: PhaseOutRow) -> str:
    """When a machine counts as listed."""
    if row.match == "attribute" and row.models:
        return "按文字描述的特征判断，不能只凭型号"
    scope = "，并须符合“适用范围和条件”" if row.match == "series" and row.scope else ""
    return MATCHES[row.match] + scope


SHORT_MATCHES = {
    "exact": "逐个型号",
    "series": "整个系列",
    "range": "一段规格范围",
    "attribute": "按文字特征判断",
}


def match_short(row: PhaseOutRow) -> str:
    """The kind of match in a few words, for lists and first screens."""
    return SHORT_MATCHES[row.match]


def verdict(document: Document, standing: Standing) -> str:
    """One sentence that says whether it holds, since when, and until when."""
    status = standing.status
    start = "实施" if document.level == "national-standard" else "施行"
    if status is Status.IN_FORCE:
        since = f"，自{standing.since.spoken}起{start}" if standing.since else ""
        until = f"；{_until(document, standing, standing.until)}" if standing.until else ""
        reason = f"（{standing.reason}）" if standing.reason else ""
        return f"现行有效{since}{until}{reason}。"
    if status is Status.UPCOMING:
        return f"尚未{start}，自{standing.until.spoken}起{start}。"  # type: ignore[union-attr]
    if status is Status.REPEALED:
        since = f"自{standing.since.spoken}起" if standing.since else ""
        return f"已废止，{since}不再有效。"
    if status is Status.SUPERSEDED:
        since = f"，自{standing.since.spoken}起由新文件接替" if standing.since else ""
        terms = "（过渡安排见日期说明）" if document.dates_note else ""
        return f"已被替代{since}{terms}。"
    if status is Status.EXPIRED:
        since = f"自{standing.since.spoken}起" if standing.since else ""
        return f"已失效，{since}不再执行。"
    if status is Status.TARGET_PASSED:
        return f"目标期已满（{document.target_until.spoken}），未见明文废止。"  # type: ignore[union-attr]
    return f"是否有效待核：{standing.reason}。" if standing.reason else "是否有效待核。"


def _until(document: Document, standing: Standing, until: PartialDate) -> str:
    if standing.ending is Status.EXPIRED:
        deed = f"有效期至{until.spoken}"
        return deed if until == document.expires else f"将于{until.spoken}停止执行"
    if standing.ending is Status.REPEALED:
        return f"将于{until.spoken}废止"
    if standing.ending is Status.SUPERSEDED:
        return f"将于{until.spoken}被替代"
    return f"目标期至{until.spoken}"


def start_word(catalogue: str, level: str | None, row: bool = False) -> str:
    """Standards are 实施, rows and reliefs are 执行, all else is 施行."""
    if level == "national-standard" and not row:
        return "实施"
    return "执行" if row or catalogue == "tax" else "施行"


def term_of(effective: PartialDate | None, expires: PartialDate | None, standing: Standing) -> str:
    """What a row's own dates add to the standing of its list; '' when it has none."""
    if expires and standing.status is Status.EXPIRED:
        return f"本条已失效，自{expires.next_day()}起不再执行。"
    start = f"自{effective.spoken}起执行" if effective else ""
    end = f"有效期至{expires.spoken}" if expires else ""
    return f"本条{'，'.join(part for part in (start, end) if part)}。" if start or end else ""


def deadline_words(rule: DeadlineRule) -> str:
    """A deadline rule as a sentence: 2003年及以前生产的，2015-12-31前停用。"""
    conditions = [
        text
        for text in (
            _years(rule.made, "生产"),
            _years(rule.commissioned, "投运"),
            rule.when,
        )
        if text
    ]
    if rule.stop_use_by:
        outcome = f"最迟{rule.stop_use_by}停止使用"
    else:
        outcome = "立即停止使用" if rule.stop_use == "immediate" else "鼓励更换，不强制停用"
    return "，".join([*conditions, outcome])


def _years(rule: str | None, deed: str) -> str:
    if rule is None:
        return ""
    if rule == "any":
        return f"不论何年{deed}"
    year = rule.lstrip("<>=")
    if rule.startswith("<="):
        return f"{year}年及以前{deed}的"
    if rule.startswith("<"):
        return f"{year}年以前{deed}的（不含{year}年）"
    if rule.startswith(">="):
        return f"{year}年及以后{deed}的"
    return f"{year}年以后{deed}的（不含{year}年）"


def is_likewise(row: PhaseOutRow) -> bool:
    """Whether a row has something handled like what is listed (参照淘汰类管理), and lists nothing."""
    return (row.reason or "").startswith("参照")


def item_number(number: str) -> str:
    """A row's number in its list: 第 1-1 项; lists that number by articles are quoted as they are."""
    return f"第 {number} 项" if re.fullmatch(r"[0-9A-Za-z.-]+", number) else number


def amount(figure: Figure) -> str:
    """A figure's value with its unit, as the source gives them."""
    return f"{figure.value} {figure.unit}" if figure.unit else str(figure.value)
