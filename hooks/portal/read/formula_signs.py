"""What makes a spreadsheet reckon with a cell and not show it."""

FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""The wide ones count where Excel is Chinese or Japanese."""


def inert(text: str) -> str:
    """A text as a cell that is only shown."""
    return f"'{text}" if text.startswith(FORMULA) else text
