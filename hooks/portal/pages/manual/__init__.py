"""The generated pages of the editors' manual: fields, vocabularies, messages."""
