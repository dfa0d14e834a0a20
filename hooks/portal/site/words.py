"""How things are said on the pages."""

from portal.catalogue.standing import Standing, Status
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.read.phase_out import DeadlineRule

PENDING = "待核"

MATCHES = {
    "exact": "逐个型号列名：铭牌型号与所列型号一致才算列入",
    "series": "列名的是整个系列",
    "range": "列名的是一个容量或规格范围",
    "attribute": "没有列型号，按文字描述的特征判断",
}

PRECISION = {"year": "只知道年份", "month": "只知道年月", "day": ""}


def verdict(document: Document, standing: Standing, start_word: str) -> str:
    """One sentence that says whether it holds, since when, and until when."""
    status = standing.status
    if status is Status.IN_FORCE:
        since = f"，自{standing.since.spoken}起{start_word}" if standing.since else ""
        until = f"；{_until(document, standing, standing.until)}" if standing.until else ""
        reason = f"（{standing.reason}）" if standing.reason else ""
        return f"现行有效{since}{until}{reason}。"
    if status is Status.UPCOMING:
        return f"尚未{start_word}，自{standing.until.spoken}起{start_word}。"  # type: ignore[union-attr]
    if status is Status.REPEALED:
        return (
            f"已废止，自{standing.since.spoken}起不再有效。"
            if standing.since
            else "已废止，不再有效。"
        )
    if status is Status.SUPERSEDED:
        return (
            f"已被替代，自{standing.since.spoken}起不再有效。"
            if standing.since
            else "已被替代，不再有效。"
        )
    if status is Status.EXPIRED:
        return f"已失效，自{standing.since.spoken}起不再执行。"  # type: ignore[union-attr]
    if status is Status.TARGET_PASSED:
        return f"目标期已满（{document.target_until.spoken}），未见明文废止。"  # type: ignore[union-attr]
    return f"是否有效待核：{standing.reason}。" if standing.reason else "是否有效待核。"


def _until(document: Document, standing: Standing, until: PartialDate) -> str:
    if document.expires:
        return f"有效期至{until.spoken}"
    if document.repealed:
        return f"将于{until.spoken}废止"
    if standing.by:
        return f"将于{until.spoken}被替代"
    return f"目标期至{until.spoken}"


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
