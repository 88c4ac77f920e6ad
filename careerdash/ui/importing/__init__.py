"""The import page: drop, what is in the files, mapping, check, receipt."""
