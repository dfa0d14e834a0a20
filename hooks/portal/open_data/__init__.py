"""The data for those who build on them: `/api/v1/`, versioned JSON and CSV with all that describes them.

Nothing here decides: whether something holds comes from validity/, what was told from the ledger, what
a field is called and whether readers meet it from its model. No file has a time of its own, so that
the same data give the same bytes, and no file says "today".
"""
