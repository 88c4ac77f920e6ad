"""One Arrow file per sheet, written by the reading process.

A sheet is one batch unless it is very large: whoever maps the file then sees every column as one piece and need not
copy it together.
"""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from pyarrow import ipc

from careerdash.workbooks.cells import Area, Visibility, column_letter
from careerdash.workbooks.columns import ChunkBuilder, TooLongText, schema
from careerdash.workbooks.marks import Marks
from careerdash.workbooks.refusals import Reason, Refused
from careerdash.workbooks.task import Task

# More than this does not wait: the sheet itself may already take half of the memory of the process.
_BATCH_BYTES = 128 * 1024 * 1024


class SheetFile:
    """Writes the rows of one sheet; ``rows`` counts those that hold a value."""

    def __init__(self, task: Task, index: int, sheet: str, width: int, marks: Marks) -> None:
        self._task = task
        self._sheet = sheet
        self._file = f"sheet-{index}.arrow"
        self._builder = ChunkBuilder(width, marks, task.limits.cell_characters)
        self._schema = schema(width)
        self._writer = ipc.new_file(str(task.output / self._file), self._schema)
        self._waiting: list[list[pa.Array]] = [[] for _column in self._schema]
        self._waiting_bytes = 0
        self._rows = 0

    def add(self, first_row: int, columns: Sequence[Sequence[Any]]) -> None:
        """Write a run of rows given column by column; ``first_row`` counts from 0. Raises ``Refused``."""
        try:
            batch = self._builder.build(first_row, columns) if columns else None
        except TooLongText as text:
            cell = f"{column_letter(text.column)}{text.row}"
            limit = self._task.limits.cell_characters
            raise Refused(
                Reason.LONG_CELL, cell=cell, sheet=self._sheet, characters=text.characters, limit=limit
            ) from text
        if batch is not None:
            self.add_batch(batch)

    def add_batch(self, batch: pa.RecordBatch) -> None:
        """Write rows that are columns already, none of them empty. Raises ``Refused``."""
        self._task.budget.take(batch.nbytes)
        for column, piece in zip(self._waiting, batch.columns, strict=True):
            column.append(piece)
        self._waiting_bytes += batch.nbytes
        self._rows += batch.num_rows
        if self._waiting_bytes > _BATCH_BYTES:
            self._flush()

    def close(self, visibility: Visibility, merged: Sequence[Area] = ()) -> dict[str, Any]:
        """Finish the file and return the entry of the sheet in the manifest."""
        self._flush()
        self._writer.close()
        return {
            "name": self._sheet,
            "visibility": visibility.value,
            "file": self._file,
            "rows": self._rows,
            "merged": merged,
        }

    def _flush(self) -> None:
        """Write the waiting runs as one batch, joined column by column: all of them twice would not fit."""
        if not self._waiting_bytes:
            return
        columns: list[pa.Array] = []
        for pieces in self._waiting:
            columns.append(pa.concat_arrays(pieces))
            pieces.clear()
        self._writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=self._schema))
        self._waiting_bytes = 0
