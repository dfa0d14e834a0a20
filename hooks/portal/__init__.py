"""The portal generator: YAML catalogues in, pages and assets out. It knows nothing of MkDocs.

Data flows one way: read -> catalogue -> checks -> site.
"""
