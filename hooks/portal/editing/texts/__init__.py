"""Full texts taken in from files of others: read line by line, recognised, compared, told, written."""
