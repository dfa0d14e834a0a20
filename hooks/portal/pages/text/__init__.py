"""The operator's own full texts as pages: the text by article, its versions, what became of each article."""
