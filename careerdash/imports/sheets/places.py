"""Finding a staged row again by its number."""

from bisect import bisect_right
from collections.abc import Sequence

from careerdash.imports.sheets.staging import StagedSheet


class Places:
    """Finds the sheet, the position and the file row of a raw id; ids of a sheet are one run of numbers."""

    def __init__(self, sheets: Sequence[StagedSheet]) -> None:
        self._sheets = sorted((s for s in sheets if len(s.raw_ids)), key=lambda sheet: int(sheet.raw_ids[0].as_py()))
        self._firsts = [int(sheet.raw_ids[0].as_py()) for sheet in self._sheets]

    def of(self, raw_id: int) -> tuple[StagedSheet, int, int]:
        """Return sheet, position and row as Excel shows it."""
        number = bisect_right(self._firsts, raw_id) - 1
        sheet, position = self._sheets[number], raw_id - self._firsts[number]
        return sheet, position, int(sheet.data["row"][position].as_py())
