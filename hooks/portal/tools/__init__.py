"""The data that the tools in the page need.

The logic of the tools is written once, in hooks/theme/assets/tools/, and runs in the reader's
browser. What it decides by (models, conditions, deadlines, coefficients, grades, rates) is made
here from the catalogue, so that a change of the catalogue changes the answers.
"""
