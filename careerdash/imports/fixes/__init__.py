"""What the user puts right: edits before storing, held rows, corrections, and the problem workbook."""
