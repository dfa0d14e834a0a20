"""The rules that data must keep: one rule a module in `rules/`, found by its name.

A rule is a module with `check(catalogue)`, a generator of violations. Adding a rule is adding a file.
"""
