"""How validity is said: whether a document holds, since when, until when, and by which day what."""

from datetime import date

from portal.kinds.kinds import BY_ID
from portal.kinds.phase_out import DeadlineRule
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.validity.dated import loose_end
from portal.validity.status import Status
from portal.validity.validity import Validity, loose_words


def verdict(document: Document, validity: Validity) -> str:
    """One sentence that says whether it holds, since when, and until when."""
    status = validity.status
    start = "实施" if document.level == "national-standard" else "施行"
    if status is Status.IN_FORCE:
        since = f"，自{validity.since.spoken}起{start}" if validity.since else ""
        until = f"；{_until(document, validity, validity.until)}" if validity.until else ""
        reason = f"（{validity.reason}）" if validity.reason else ""
        amended = f"；修改后的规定自{validity.amended.spoken}起{start}" if validity.amended else ""
        return f"现行有效{since}{until}{amended}{reason}。"
    if status is Status.UPCOMING:
        return f"尚未{start}，自{validity.until.spoken}起{start}。"  # type: ignore[union-attr]
    if status is Status.REPEALED:
        since = f"自{validity.since.spoken}起" if validity.since else ""
        return f"已废止，{since}不再有效。"
    if status is Status.SUPERSEDED:
        since = f"，自{validity.since.spoken}起由新文件接替" if validity.since else ""
        terms = "（过渡安排见日期说明）" if document.dates_note else ""
        return f"已被替代{since}{terms}。"
    if status is Status.EXPIRED:
        since = f"自{validity.since.spoken}起" if validity.since else ""
        return f"已失效，{since}不再执行。"
    if status is Status.TARGET_PASSED:
        return f"目标期已满（{document.target_until.spoken}），未见明文废止。"  # type: ignore[union-attr]
    return f"是否有效待核：{validity.reason}。" if validity.reason else "是否有效待核。"


def _until(document: Document, validity: Validity, until: PartialDate) -> str:
    if validity.ending is Status.EXPIRED:
        if until == document.expires and (written := loose_end(until, document.dates_note)):
            return loose_words(written)
        deed = f"有效期至{until.spoken}"
        return deed if until == document.expires else f"将于{until.spoken}停止执行"
    if validity.ending is Status.REPEALED:
        return f"将于{until.spoken}废止"
    if validity.ending is Status.SUPERSEDED:
        return f"将于{until.spoken}被替代"
    return f"目标期至{until.spoken}"


def start_word(catalogue: str, level: str | None, row: bool = False) -> str:
    """Standards are 实施, rows and reliefs are 执行, all else is 施行."""
    if level == "national-standard" and not row:
        return "实施"
    return "执行" if row else BY_ID[catalogue].start_word


def term_of(
    effective: PartialDate | None,
    expires: PartialDate | None,
    validity: Validity,
    note: str | None = None,
) -> str:
    """What a row's own dates, and what it says of them, add to the validity of its list; '' when it
    has none."""
    if expires and validity.status is Status.EXPIRED:
        return f"本条已失效，自{expires.next_day()}起不再执行。"
    start = f"自{effective.spoken}起执行" if effective else ""
    written = loose_end(expires, note)
    end = loose_words(written) if written else f"有效期至{expires.spoken}" if expires else ""
    return f"本条{'，'.join(part for part in (start, end) if part)}。" if start or end else ""


def deadline_words(rule: DeadlineRule) -> str:
    """A deadline rule as a sentence: 2003年及以前生产的，最迟2015-12-31停止使用."""
    return "，".join(part for part in (condition_words(rule), outcome_words(rule)) if part)


def condition_words(rule: DeadlineRule) -> str:
    """Which machines a rule is about: 2003年及以前生产的; '' for all."""
    conditions = (_years(rule.made, "生产"), _years(rule.commissioned, "投运"), rule.when)
    return "，".join(text for text in conditions if text)


def outcome_words(rule: DeadlineRule) -> str:
    """What becomes of them: 最迟2015-12-31停止使用."""
    if rule.stop_use_by:
        return f"最迟{rule.stop_use_by}停止使用"
    return "立即停止使用" if rule.stop_use == "immediate" else "鼓励更换，不强制停用"


def passed_words(term: str, day: PartialDate | None, as_of: date) -> str:
    """A term with the word that it lies behind us, where it does."""
    return f"{term}，期限已过" if day and day.over(as_of) else term


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
