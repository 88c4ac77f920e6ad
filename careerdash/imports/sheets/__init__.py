"""What a sheet holds: where its table is, what its columns are, and what is decided before values are read."""
