"""A built site as an inspector sees it: pages only, no data. For scripts/inspect.py."""
