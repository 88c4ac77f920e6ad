"""Workbooks at cell level: what stands in which cell, as text, and what kind of cell it is. No meaning of columns here."""
