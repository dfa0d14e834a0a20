"""The words of a document themselves, as an operator holds them: their structure, how they are written
down, and how one of their places is cited. Nothing here knows of records or of readers."""
