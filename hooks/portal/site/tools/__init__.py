"""The pages of the tools: forms, rules for readers without scripts, ways to the lists."""
