"""A change as its reviewers see it: problems of files, formats, the text below a request."""
