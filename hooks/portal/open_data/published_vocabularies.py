"""The vocabularies that others need to understand the data."""

from portal.read.vocabulary import EDITORS_OWN, VOCABULARIES

PUBLISHED = {name: term for name, term in VOCABULARIES.items() if name not in EDITORS_OWN}
"""Name -> the form of its terms."""
