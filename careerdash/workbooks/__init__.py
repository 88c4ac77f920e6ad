"""Workbooks at cell level: what stands in which cell, as text, and its kind. No meaning of columns here."""
