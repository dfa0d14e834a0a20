"""What a site of N pages costs, beside the same facts as Markdown pages in plain Material."""
