"""YAML files as they are written: values changed in the text, fields in their order, whole or not at all."""
