"""The rules that data must keep: one rule a module in `rules/`, found by its name.

A rule is a module with `check`, a generator of violations. It sees what its parameters name, one or
several of these:

    catalogue      all records and rows, found by id and linked (catalogue/catalogue.py)
    vocabularies   the vocabularies as their files have them (catalogue/vocabularies.py)
    guides         the Markdown of the hand-written pages beside the data, by path
    tree           the whole folder as it was read (catalogue/tree.py)
    today          the day in China, or the later one that is looked at

A rule that judges each record by itself, with its rows and the vocabularies, says so with
`OF_EACH = True`: a preview then asks it only of the records that changed.

Beside it stands `EXPLAINED`, what the page of messages says of it. Adding a rule is adding a file.
"""
