"""A CSV file as the one sheet it is."""

from typing import Any

from careerdash.workbooks.cells import Visibility
from careerdash.workbooks.columns import transposed
from careerdash.workbooks.csv_reader import read_csv
from careerdash.workbooks.marks import Marks
from careerdash.workbooks.refusals import Reason, Refused
from careerdash.workbooks.sheet_file import SheetFile
from careerdash.workbooks.task import Task

CSV_SHEET = "CSV"


def write_csv(task: Task) -> list[dict[str, Any]]:
    """Write the rows of a CSV file and return the entry of its sheet in the manifest. Raises ``Refused``."""
    width, height = _size(task)
    if width * height > task.limits.grid:
        raise Refused(Reason.TOO_MUCH_MEMORY)
    sheet = SheetFile(task, 0, CSV_SHEET, width, Marks())
    rows = (row + [""] * (width - len(row)) for row in read_csv(task.path, task.limits))
    for first, columns in transposed(rows, 0, width, 0):
        sheet.add(first, columns)
        task.report(first / height)
    return [sheet.close(Visibility.VISIBLE)]


def _size(task: Task) -> tuple[int, int]:
    """Return the length of the longest row and the number of rows."""
    width = height = 0
    for row in read_csv(task.path, task.limits):
        height += 1
        width = max(width, len(row))
    return width, height
