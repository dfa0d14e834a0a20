"""The rules, one a module; a rule is found by its name."""
