"""`/embed/…`: small pages that stand inside other sites: a record or row, what is new in a scope, a tool.
Each leads back here, asks nobody else, and is for people: search engines are sent to the page itself."""
