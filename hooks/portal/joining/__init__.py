"""Scripts and styles joined into few files, so that a page asks for few.

The sources stay as they are: modules of one noun, each read by itself in tests. What is joined stands at
the address of the module that a page or an `import()` asks for, so that nothing else knows of it.
docs/decisions/joining.md says why no bundler of others does it.
"""
