"""What programs read instead of pages: each record and row as Markdown, the lists of the catalogues,
`/llms.txt`. Made of what the pages are made of."""
