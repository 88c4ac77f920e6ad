"""One Arrow table to one file: CSV, Excel or Parquet. Nothing in a cell is ever run as a formula.

The file is written beside its place and moved there when whole: a reader never meets half a file.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pa_parquet
from rustpy_xlsxwriter import FastExcel, Format

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
    texts = Format().set_font_name(FONT).set_font_size(10)
    days = Format().set_font_name(FONT).set_font_size(10).set_num_format("yyyy-mm-dd")
    head = Format().set_font_name(FONT).set_bold().set_background_color("#E6F2F1").set_border_bottom("thin")
    is_day = [pa.types.is_date(field.type) for field in table.schema]
    FastExcel(target, output_format="xlsx").freeze(row=1).sheet(
        sheet,
        _read_out(_fitting(table), progress),
        column_widths=_widths(table),
        column_formats=[days if day else texts for day in is_day],
        header_format=head,
        autofilter=True,
    ).save()


def _fitting(table: pa.Table) -> pa.Table:
    """Return the table with texts that fit into a cell; empty ones are missing."""
    columns = {}
    for name in table.column_names:
        column = table[name]
        if pa.types.is_string(column.type):
            column = pc.utf8_slice_codeunits(column, 0, LONGEST_CELL)
            column = pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)
        columns[name] = column
    return pa.table(columns)


def _read_out(table: pa.Table, progress: Progress | None) -> pa.RecordBatchReader:
    """Return a reader of the table that tells how far it was read."""

    def batches() -> Iterator[pa.RecordBatch]:
        read = 0
        for batch in table.to_batches(max_chunksize=_ROWS_AT_ONCE):
            yield batch
            read += batch.num_rows
            if progress is not None:
                progress(0.9 * read / table.num_rows)

    return pa.RecordBatchReader.from_batches(table.schema, batches())


def _widths(table: pa.Table) -> list[float]:
    """Return column widths from the header and the first rows, between 8 and 48 characters."""
    first = table.slice(0, _SAMPLED_ROWS)
    widths = []
    for name in table.column_names:
        longest = pc.max(pc.utf8_length(pc.cast(first[name], pa.string()))).as_py() or 0
        widths.append(float(min(48, max(8, len(name) + 2, longest + 1))))
    return widths
