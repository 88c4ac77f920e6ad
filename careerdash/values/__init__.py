"""Reading what people type: one text in, one value with its reading out. Pure functions, no files, no database."""
