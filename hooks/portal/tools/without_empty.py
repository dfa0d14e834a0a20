"""Plain data without what is empty: the files of the tools are loaded on phones."""

from typing import Any


def without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that say something. A nought does."""
    return {name: value for name, value in fields.items() if not _is_empty(value)}


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})
