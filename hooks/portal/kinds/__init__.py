"""The catalogues: one module each, with its model and what is special to it."""
