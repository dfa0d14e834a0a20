"""Where the ledger lies in a data folder."""

FOLDER = "ledger"
SUFFIX = ".jsonl"
