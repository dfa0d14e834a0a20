"""The form in the browser, for what is no table."""
