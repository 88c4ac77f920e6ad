"""The sheets of a workbook in one of Excel's formats or OpenDocument, read by calamine. Runs in the reading process."""

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import python_calamine as calamine

from careerdash.workbooks import ooxml
from careerdash.workbooks.cells import Area, Visibility, column_letter
from careerdash.workbooks.columns import transposed
from careerdash.workbooks.limits import Limits
from careerdash.workbooks.marks import Marks
from careerdash.workbooks.ods_scan import OdsScan
from careerdash.workbooks.preflight import FileFormat
from careerdash.workbooks.refusals import Reason, Refused
from careerdash.workbooks.scan import SheetScan
from careerdash.workbooks.sheet_file import SheetFile
from careerdash.workbooks.task import Task
from careerdash.workbooks.xls_scan import scan_xls
from careerdash.workbooks.xlsb_scan import scan_xlsb
from careerdash.workbooks.zip_parts import ZipParts

_ODS_CONTENT = "content.xml"
_ODS_STYLES = "styles.xml"
_SCAN_SHARE = 0.3
_BLANK_RUN = 1_000


def write_sheets(task: Task, file_format: FileFormat) -> list[dict[str, Any]]:
    """Write every sheet that can hold cells and return their entries in the manifest. Raises ``Refused``."""
    try:
        marks = scan_xls(task.path.read_bytes()) if file_format is FileFormat.XLS else _scan(task, file_format)
    except (ValueError, LookupError, ArithmeticError, struct.error) as error:
        # a number that is none, a count beyond every bound, a record cut short
        raise Refused(Reason.DAMAGED) from error
    with _refusing(Reason.DAMAGED):
        workbook = calamine.CalamineWorkbook.from_path(str(task.path))
    listed = [entry for entry in enumerate(workbook.sheets_metadata) if _holds_cells(entry[1])]
    if not listed:
        raise Refused(Reason.NO_SHEETS)
    if len(listed) > task.limits.sheets:
        raise Refused(Reason.TOO_MANY_SHEETS, sheets=len(listed), limit=task.limits.sheets)
    entries = []
    for done, (index, metadata) in enumerate(listed):

        def report(fraction: float, done: int = done) -> None:
            task.report(_SCAN_SHARE + (1 - _SCAN_SHARE) * (done + fraction) / len(listed))

        with _refusing(Reason.DAMAGED_SHEET, sheet=metadata.name):
            sheet = workbook.get_sheet_by_index(index)
        own_marks = marks.get(index, Marks())
        merged = _merged(sheet, task.limits) or own_marks.merged
        written = _write_sheet(sheet, index, own_marks, task, report)
        entries.append(written.close(_visibility(metadata), merged))
    return entries


def _scan(task: Task, file_format: FileFormat) -> dict[int, Marks]:
    """Return by sheet what only the bytes of an .xlsx say, and count what all parts really unpack to."""
    marks: dict[int, Marks] = {}
    with ZipParts(task.path, task.limits) as parts:
        scanned: set[str] = set()
        if file_format is FileFormat.XLSX:
            styles = ooxml.read_styles(parts)
            sheets = ooxml.list_sheets(parts, task.limits)
            for index, sheet in enumerate(sheets):
                task.report(_SCAN_SHARE * index / len(sheets))
                if sheet.part is not None and sheet.part in parts:
                    scanned.add(sheet.part.lower())
                    scan = SheetScan(sheet.name, styles, task.limits, task.thorough)
                    marks[index] = scan.run(parts.stream(sheet.part))
        elif file_format is FileFormat.ODS:
            scanned.add(_ODS_CONTENT)
            styles_part = b"".join(parts.stream(_ODS_STYLES)) if _ODS_STYLES in parts else b""
            marks = OdsScan(styles_part, task.limits).run(parts.stream(_ODS_CONTENT))
        elif file_format is FileFormat.XLSB:
            marks = scan_xlsb(parts)
            scanned.update(name for name in parts.names if name.startswith("xl/worksheets/"))
        for name in parts.names:
            if name not in scanned and parts.could_exceed(name):
                for _piece in parts.stream(name):
                    pass
    return marks


def _merged(sheet: calamine.CalamineSheet, limits: Limits) -> list[Area]:
    """Return the merged areas, as many as are listed at most. Raises ``Refused`` for one that spans a whole sheet."""
    areas: list[Area] = []
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if (bottom - top + 1) * (right - left + 1) > limits.merged_area:
            area = f"{column_letter(left)}{top + 1}:{column_letter(right)}{bottom + 1}"
            raise Refused(Reason.MERGED_AREA, sheet=sheet.name, area=area)
        if len(areas) < limits.merged_listed:
            areas.append((top, left, bottom, right))
    return areas


def _write_sheet(
    sheet: calamine.CalamineSheet, index: int, marks: Marks, task: Task, report: Callable[[float], None]
) -> SheetFile:
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
def _refusing(reason: Reason, **facts: str | int) -> Iterator[None]:
    """Turn whatever calamine raises into a refusal; its panics are not even Exceptions."""
    try:
        yield
    except (MemoryError, KeyboardInterrupt):
        raise
    except calamine.PasswordError as error:
        raise Refused(Reason.ENCRYPTED) from error
    except BaseException as error:
        raise Refused(reason, **facts) from error


def _holds_cells(metadata: calamine.SheetMetadata) -> bool:
    return metadata.typ in (calamine.SheetTypeEnum.WorkSheet, calamine.SheetTypeEnum.MacroSheet)


def _visibility(metadata: calamine.SheetMetadata) -> Visibility:
    # calamine's values compare but do not hash, so no dictionary
    if metadata.visible == calamine.SheetVisibleEnum.VeryHidden:
        return Visibility.VERY_HIDDEN
    return Visibility.HIDDEN if metadata.visible == calamine.SheetVisibleEnum.Hidden else Visibility.VISIBLE
