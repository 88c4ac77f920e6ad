"""The values of one sheet as calamine reads them, written row by row with what the scan found beside them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice

import python_calamine as calamine

from careerdash.workbooks.cells import column_letter
from careerdash.workbooks.columns import transposed
from careerdash.workbooks.marks import Marks
from careerdash.workbooks.refusals import Reason, Refused
from careerdash.workbooks.sheet_file import SheetFile
from careerdash.workbooks.task import Task

_BLANK_RUN = 1_000


def write_sheet(
    sheet: calamine.CalamineSheet, index: int, marks: Marks, task: Task, report: Callable[[float], None]
) -> SheetFile:
    """Write all rows of a sheet; ``report`` takes the fraction done. Raises ``Refused``."""
    start, end = sheet.start, sheet.end
    width = max(end[1] + 1 if end else 0, marks.width)
    height = max(end[0] + 1 if end else 0, marks.height)
    if width * height > task.limits.grid:
        raise Refused(Reason.FAR_CELL, sheet=sheet.name, cell=f"{column_letter(width - 1)}{height}")
    written = SheetFile(task, index, sheet.name, width, marks)
    read = start[0] if start else 0
    _write_blank_rows(written, 0, min(read, marks.height), width)
    if start and end:
        # iter_rows gives an empty list for each blank row above the first value
        rows = islice(sheet.iter_rows(), start[0], None)
        for first, columns in transposed(rows, start[0], width, start[1]):
            written.add(first, columns)
            read = first + len(columns[0])
            report(read / height)
        if read != end[0] + 1:
            raise Refused(Reason.DAMAGED_SHEET, sheet=sheet.name)
    _write_blank_rows(written, read, height, width)
    return written


def _write_blank_rows(written: SheetFile, first: int, last: int, width: int) -> None:
    """Write rows without values: error cells and formulas without a result may stand outside the area calamine sees."""
    for row in range(first, last, _BLANK_RUN):
        blank = ("",) * min(_BLANK_RUN, last - row)
        written.add(row, [blank] * width)


@contextmanager
def refusing(reason: Reason, **facts: str | int) -> Iterator[None]:
    """Turn whatever calamine raises into a refusal; its panics are not even Exceptions."""
    try:
        yield
    except (MemoryError, KeyboardInterrupt):
        raise
    except calamine.PasswordError as error:
        raise Refused(Reason.ENCRYPTED) from error
    except BaseException as error:
        raise Refused(reason, **facts) from error
