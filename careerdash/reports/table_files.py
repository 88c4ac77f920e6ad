"""One Arrow table to one file: CSV, Excel or Parquet. Nothing in a cell is ever run as a formula.

The file is written beside its place and moved there when whole: a reader never meets half a file.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pa_parquet
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from careerdash.errors import ExportRefused
from careerdash.wording import _

Progress = Callable[[float], None]
# What a spreadsheet takes for the start of a formula; a plain number such as -5 is none.
_LIVE = r"^[=+\-@\t\r]"
_NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)$"
LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_575
_ROWS_AT_ONCE = 5_000
_SAMPLED_ROWS = 200
# A fixed date in the file's properties: the same data give the same file.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel's property has no zone
FONT = "Microsoft YaHei"


def write_table(table: pa.Table, path: Path, sheet: str, progress: Progress | None = None) -> None:
    """Write a table in the format its suffix names: ``.csv``, ``.xlsx`` or ``.parquet``.

    CSV is UTF-8 without a byte order mark, lines end in LF, empty means missing, and a text that a
    spreadsheet would run gets a leading ``'``. Excel files hold true numbers and dates.

    Raises:
        ExportRefused: another suffix, or more rows than an Excel sheet holds.
    """
    writers: dict[str, Callable[[Path], None]] = {
        ".csv": lambda target: _write_csv(table, target),
        ".xlsx": lambda target: _write_xlsx(table, target, sheet, progress),
        ".parquet": lambda target: pa_parquet.write_table(table, target, compression="zstd"),
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise ExportRefused(
            _("“{name}” does not end in .csv, .xlsx or .parquet. Choose one of these formats.").format(name=path.name)
        )
    with replacing(path) as target:
        writer(target)
    if progress is not None:
        progress(1.0)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path beside the wanted one and move the finished file into place; leave nothing after an error.

    Raises:
        ExportRefused: the folder cannot be written to.
    """
    target = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield target
            target.replace(path)
        finally:
            target.unlink(missing_ok=True)
    except OSError as error:
        raise ExportRefused(
            _("“{path}” cannot be written. Close the file if it is open elsewhere, or choose another folder.").format(
                path=path
            )
        ) from error


def _write_csv(table: pa.Table, target: Path) -> None:
    texts = pa.table(
        {
            name: _inert(table[name]) if pa.types.is_string(table.schema.field(name).type) else table[name]
            for name in table.column_names
        }
    )
    options = pa_csv.WriteOptions(quoting_style="needed", quoting_header="none")
    with target.open("wb") as out:
        pa_csv.write_csv(texts, out, options)


def inert_text(text: str) -> str:
    """Return one text so that no spreadsheet runs it: a leading ``'`` before what looks like a formula."""
    return f"'{text}" if re.match(_LIVE, text) and not re.match(_NUMBER, text) else text


def _inert(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Put ``'`` before texts a spreadsheet would run; empty texts are missing ones."""
    live = pc.and_(pc.match_substring_regex(texts, _LIVE), pc.invert(pc.match_substring_regex(texts, _NUMBER)))
    guarded = pc.if_else(live, pc.binary_join_element_wise("'", texts, ""), texts)
    return pc.if_else(pc.equal(guarded, ""), pa.scalar(None, pa.string()), guarded)


def _write_xlsx(table: pa.Table, target: Path, sheet: str, progress: Progress | None) -> None:
    if table.num_rows > _MOST_ROWS:
        raise ExportRefused(
            _("An Excel sheet holds {most} rows and this table has {rows}. Export it as .csv or .parquet.").format(
                most=f"{_MOST_ROWS:,}", rows=f"{table.num_rows:,}"
            )
        )
    book = xlsxwriter.Workbook(
        str(target), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _MADE})
    head = book.add_format({"bold": True, "font_name": FONT, "bg_color": "#E6F2F1", "bottom": 1})
    body = book.add_format({"font_name": FONT, "font_size": 10})
    day = book.add_format({"font_name": FONT, "font_size": 10, "num_format": "yyyy-mm-dd"})
    page = book.add_worksheet(sheet)
    page.freeze_panes(1, 0)
    for column, (name, width) in enumerate(zip(table.column_names, _widths(table), strict=True)):
        is_day = pa.types.is_date(table.schema.field(name).type)
        page.set_column(column, column, width, day if is_day else body)
    page.autofilter(0, 0, table.num_rows, max(table.num_columns - 1, 0))
    for column, name in enumerate(table.column_names):
        page.write_string(0, column, name, head)
    line = 1
    for batch in table.to_batches(max_chunksize=_ROWS_AT_ONCE):
        for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            _write_line(page, line, values)
            line += 1
        if progress is not None:
            progress(0.9 * (line - 1) / table.num_rows)
    book.close()


def _write_line(page: Worksheet, line: int, values: tuple[Any, ...]) -> None:
    """Write one row; the type of each value decides the kind of cell, never its text."""
    for column, value in enumerate(values):
        if value is None or value == "":
            continue
        if isinstance(value, str):
            page.write_string(line, column, value[:LONGEST_CELL])
        elif isinstance(value, bool):
            page.write_boolean(line, column, value)
        elif isinstance(value, date):
            page.write_datetime(line, column, value)
        else:
            page.write_number(line, column, value)


def _widths(table: pa.Table) -> list[float]:
    """Return column widths from the header and the first rows, between 8 and 48 characters."""
    first = table.slice(0, _SAMPLED_ROWS)
    widths = []
    for name in table.column_names:
        longest = pc.max(pc.utf8_length(pc.cast(first[name], pa.string()))).as_py() or 0
        widths.append(float(min(48, max(8, len(name) + 2, longest + 1))))
    return widths
