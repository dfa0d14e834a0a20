"""What awaits a look: the queue of records, and the addresses that they name."""
