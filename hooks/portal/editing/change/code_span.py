"""Words of others between backticks, where a forge makes nothing of them: no link, no picture, no call
to somebody by name."""


def code(text: str) -> str:
    """Any text, as what it is and nothing else."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text).strip() or " "
    fence = "`" * (longest_run(plain) + 1)
    room = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{room}{plain}{room}{fence}"


def longest_run(text: str) -> int:
    """Of backticks."""
    longest = run = 0
    for sign in text:
        run = run + 1 if sign == "`" else 0
        longest = max(longest, run)
    return longest
