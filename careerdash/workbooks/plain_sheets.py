"""The large sheets of a workbook, read column by column, with the texts they share."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import python_calamine as calamine

from careerdash.workbooks import ooxml
from careerdash.workbooks.cells import Visibility
from careerdash.workbooks.odd_cells import Decoded, Twin
from careerdash.workbooks.plain_sheet import PlainSheet
from careerdash.workbooks.plain_texts import PlainTexts
from careerdash.workbooks.task import Task
from careerdash.workbooks.zip_parts import ZipParts


class PlainSheets:
    """Reads those sheets whose part is large. Everything raises ``NotPlain`` where they need the general reader."""

    def __init__(self, task: Task, parts: ZipParts, sheets: Sequence[ooxml.SheetPart], styles: ooxml.Styles) -> None:
        self._task = task
        self._parts = parts
        self._sheets = sheets
        self._read: dict[int, PlainSheet] = {}
        self._texts: PlainTexts | None = None
        self._decoded: Decoded | None = None
        self._twin = Twin(parts, sheets, styles)

    def __contains__(self, index: int) -> bool:
        return index in self._read

    @property
    def all_read(self) -> bool:
        """Whether no sheet is left for the general reader."""
        return all(index in self._read for index, sheet in enumerate(self._sheets) if sheet.part is not None)

    def read(self, index: int, part: str) -> None:
        """Read the part of a sheet."""
        size = max(self._parts.size(part), 1)
        sheet = PlainSheet(self._task.limits)

        def report(done: int) -> None:
            self._task.report((index + done / size) / len(self._sheets))

        with _usual():
            sheet.read(self._parts.stream(part), report)
        self._read[index] = sheet

    def read_shared(self) -> None:
        """Read the texts that the sheets share, once all sheets are read."""
        if not any(sheet.uses_shared for sheet in self._read.values()):
            return
        ooxml.require_plain(ooxml.SHARED_TEXTS in self._parts)
        self._texts = PlainTexts(self._task.limits.cell_characters)
        with _usual():
            self._texts.read(self._parts.stream(ooxml.SHARED_TEXTS))

    def workbook(self) -> calamine.CalamineWorkbook:
        """Return the workbook without its cells, for what else it says of its sheets."""
        return self._twin.open(self._task.output / "twin.zip", min(self._read))

    def write(self, index: int, name: str, visibility: Visibility) -> dict[str, Any]:
        """Write a sheet and return its entry in the manifest. Raises ``Refused`` too."""
        sheet = self._read.pop(index)
        with _usual():
            if sheet.uses_shared and self._decoded is None and self._texts is not None:
                self._decoded = self._texts.decode(self._task, self._twin, index)
            written = sheet.write(self._task, index, name, self._decoded, self._twin)
        return written.close(visibility, sheet.merged)


@contextmanager
def _usual() -> Iterator[None]:
    """Leave everything that goes wrong to the general reader: it finds the right sentence for it."""
    try:
        yield
    except (ValueError, LookupError, ArithmeticError, MemoryError) as error:
        raise ooxml.NotPlain from error
