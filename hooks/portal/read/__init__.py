"""From files to frozen models: strict YAML, dates, vocabularies, records."""
