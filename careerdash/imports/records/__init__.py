"""From rows to records: read, fold, and put in their place; what was decided by hand is applied."""
