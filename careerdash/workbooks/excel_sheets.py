"""The sheets of a workbook in one of Excel's formats or OpenDocument, read by calamine. Runs in the reading process."""

import struct
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import python_calamine as calamine

from careerdash.workbooks import ooxml
from careerdash.workbooks.cells import Area, Visibility, column_letter
from careerdash.workbooks.limits import Limits
from careerdash.workbooks.marks import Marks
from careerdash.workbooks.ods_scan import OdsScan
from careerdash.workbooks.preflight import FileFormat
from careerdash.workbooks.refusals import Reason, Refused
from careerdash.workbooks.scan import SheetScan
from careerdash.workbooks.sheet_values import refusing, write_sheet
from careerdash.workbooks.task import Task
from careerdash.workbooks.xls_scan import scan_xls
from careerdash.workbooks.xlsb_scan import scan_xlsb
from careerdash.workbooks.zip_parts import ZipParts

if TYPE_CHECKING:
    from careerdash.workbooks.plain_sheets import PlainSheets

_ODS_CONTENT = "content.xml"
_ODS_STYLES = "styles.xml"
_SCAN_SHARE = 0.3


def write_sheets(task: Task, file_format: FileFormat) -> list[dict[str, Any]]:
    """Write every sheet that can hold cells and return their entries in the manifest. Raises ``Refused``."""
    try:
        return _write_sheets(task, file_format)
    except ooxml.NotPlain:
        return _write_sheets(replace(task, general=True), file_format)


def _write_sheets(task: Task, file_format: FileFormat) -> list[dict[str, Any]]:
    try:
        if file_format is FileFormat.XLS:
            marks, plain = scan_xls(task.path.read_bytes()), None
        else:
            marks, plain = _scan(task, file_format)
    except (ValueError, LookupError, ArithmeticError, struct.error) as error:
        # a number that is none, a count beyond every bound, a record cut short
        raise Refused(Reason.DAMAGED) from error
    if plain is not None and plain.all_read:
        workbook = plain.workbook()
    else:
        with refusing(Reason.DAMAGED):
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

        if plain is not None and index in plain:
            entries.append(plain.write(index, metadata.name, _visibility(metadata)))
            continue
        with refusing(Reason.DAMAGED_SHEET, sheet=metadata.name):
            sheet = workbook.get_sheet_by_index(index)
        own_marks = marks.get(index, Marks())
        merged = _merged(sheet, task.limits) or own_marks.merged
        written = write_sheet(sheet, index, own_marks, task, report)
        entries.append(written.close(_visibility(metadata), merged))
    return entries


def _scan(task: Task, file_format: FileFormat) -> tuple[dict[int, Marks], "PlainSheets | None"]:
    """Return by sheet what only the bytes of an .xlsx say, and count what all parts really unpack to.

    Large sheets are read here already, column by column. Raises ``NotPlain`` where that cannot be.
    """
    marks: dict[int, Marks] = {}
    plain: PlainSheets | None = None
    with ZipParts(task.path, task.limits) as parts:
        scanned: set[str] = set()
        if file_format is FileFormat.XLSX:
            plain = _scan_xlsx(task, parts, marks, scanned)
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
    return marks, plain


def _scan_xlsx(task: Task, parts: ZipParts, marks: dict[int, Marks], scanned: set[str]) -> "PlainSheets | None":
    """Fill the marks of the sheets that are read row by row, and the names of all parts that were gone through."""
    styles = ooxml.read_styles(parts)
    sheets = ooxml.list_sheets(parts, task.limits)
    plain = _plain_sheets(task, parts, sheets, styles)
    for index, sheet in enumerate(sheets):
        task.report(_SCAN_SHARE * index / len(sheets))
        if sheet.part is None or sheet.part not in parts:
            continue
        scanned.add(sheet.part.lower())
        if plain is not None and parts.is_large(sheet.part):
            plain.read(index, sheet.part)
        else:
            scan = SheetScan(sheet.name, styles, task.limits, task.thorough)
            marks[index] = scan.run(parts.stream(sheet.part))
    if plain is not None:
        plain.read_shared()
    return plain


def _plain_sheets(
    task: Task, parts: ZipParts, sheets: Sequence[ooxml.SheetPart], styles: ooxml.Styles
) -> "PlainSheets | None":
    """What reads the large sheets of a workbook; None where it has none."""
    if task.general or task.thorough:
        return None
    if not any(parts.is_large(sheet.part) for sheet in sheets if sheet.part and sheet.part in parts):
        return None
    # numpy takes longer to load than most workbooks take to read
    from careerdash.workbooks.plain_sheets import PlainSheets  # noqa: PLC0415

    return PlainSheets(task, parts, sheets, styles)


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


def _holds_cells(metadata: calamine.SheetMetadata) -> bool:
    return metadata.typ in (calamine.SheetTypeEnum.WorkSheet, calamine.SheetTypeEnum.MacroSheet)


def _visibility(metadata: calamine.SheetMetadata) -> Visibility:
    # calamine's values compare but do not hash, so no dictionary
    if metadata.visible == calamine.SheetVisibleEnum.VeryHidden:
        return Visibility.VERY_HIDDEN
    return Visibility.HIDDEN if metadata.visible == calamine.SheetVisibleEnum.Hidden else Visibility.VISIBLE
