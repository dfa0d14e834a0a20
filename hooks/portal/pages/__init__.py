"""From the catalogue to pages and files. Templates arrange, the modules here decide."""
