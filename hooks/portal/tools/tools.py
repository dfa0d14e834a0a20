"""The tools, in the order of the questions that people come with. A new one is a folder and a word here.

A folder brings `tool(site)`, which makes its page, and `FILES`, what its scripts load.
"""

from portal.tools import benchmark, energy, equipment, tax

TOOLS = (equipment, energy, tax, benchmark)
