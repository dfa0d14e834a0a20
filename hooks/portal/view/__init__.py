"""What pages, feeds, search and tools share: names, addresses, badges, words, prose, rendering."""
