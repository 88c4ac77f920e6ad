"""Why a file cannot be read: one code per reason, and the sentence the user meets.

The reading process reports codes and facts; sentences are made in the parent, in its language.
"""

from collections.abc import Mapping
from enum import StrEnum

from careerdash.wording import _

Facts = Mapping[str, str | int]


class Reason(StrEnum):
    """One reason why a whole file is refused."""

    EMPTY_FILE = "empty_file"
    TOO_LARGE = "too_large"
    HTML = "html"
    XML_SPREADSHEET = "xml_spreadsheet"
    PDF = "pdf"
    WORD = "word"
    SLIDES = "slides"
    NUMBERS = "numbers"
    PAGES = "pages"
    APPLE = "apple"
    PICTURE = "picture"
    RECORDING = "recording"
    TEXT_MISNAMED = "text_misnamed"
    OLD_WORKBOOK_MISNAMED = "old_workbook_misnamed"
    ARCHIVE = "archive"
    OTHER_ZIP = "other_zip"
    JSON = "json"
    NOT_A_WORKBOOK = "not_a_workbook"
    ENCRYPTED = "encrypted"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    DAMAGED_SHEET = "damaged_sheet"
    DAMAGED_TEXT = "damaged_text"
    OPEN_QUOTE = "open_quote"
    ENTITIES = "entities"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    SIZES_DIFFER = "sizes_differ"
    TOO_MANY_PARTS = "too_many_parts"
    TOO_MANY_SHEETS = "too_many_sheets"
    NO_SHEETS = "no_sheets"
    NO_VALUES = "no_values"
    FAR_CELL = "far_cell"
    MERGED_AREA = "merged_area"
    LONG_CELL = "long_cell"
    TOO_WIDE = "too_wide"
    TOO_MUCH_MEMORY = "too_much_memory"
    TOO_SLOW = "too_slow"
    STOPPED = "stopped"
    HELPER_FILE = "helper_file"
    NO_ROOM = "no_room"


class Refused(Exception):  # noqa: N818 - a refusal, named as the user meets it
    """Raised while reading one file; ``facts`` fill the sentence."""

    def __init__(self, reason: Reason, **facts: str | int) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.facts: dict[str, str | int] = facts


def sentence(reason: Reason, file: str, facts: Facts) -> str:
    """Return the plain sentence for one refused file: what it is, and what to do."""
    shown = {key: f"{value:,}" if isinstance(value, int) else value for key, value in facts.items()}
    return _sentences()[reason].format(file=file, **shown)


def _sentences() -> dict[Reason, str]:
    # A function, not a constant: the sentences are looked up in the language of the moment.
    return {
        Reason.EMPTY_FILE: _("“{file}” is an empty file. Check that it was saved or downloaded completely."),
        Reason.TOO_LARGE: _(
            "“{file}” is {size} MB large; files up to {limit} MB can be read. "
            "Remove pictures from it or split it into several workbooks."
        ),
        Reason.HTML: _(
            "“{file}” is a web page, not an Excel workbook. Open it in Excel and save it as an Excel workbook (.xlsx)."
        ),
        Reason.XML_SPREADSHEET: _(
            "“{file}” is in the old XML format of Excel 2003. "
            "Open it in Excel and save it as an Excel workbook (.xlsx)."
        ),
        Reason.PDF: _(
            "“{file}” is a PDF document. Ask for the Excel workbook it was made from, or mark the paper as received "
            "under Classes."
        ),
        Reason.WORD: _(
            "“{file}” is a Word document. Copy its table into an Excel workbook and save that as .xlsx, "
            "or mark the paper as received under Classes."
        ),
        Reason.SLIDES: _("“{file}” is a presentation. Copy its tables into an Excel workbook and save that as .xlsx."),
        Reason.NUMBERS: _("“{file}” is an Apple Numbers document. In Numbers, export it to Excel (.xlsx)."),
        Reason.PAGES: _(
            "“{file}” is an Apple Pages document. Copy its table into an Excel workbook and save that as .xlsx, "
            "or mark the paper as received under Classes."
        ),
        Reason.APPLE: _(
            "“{file}” is an Apple document. If it comes from Numbers, export it there to Excel (.xlsx); "
            "from Pages or Keynote, copy its table into an Excel workbook."
        ),
        Reason.PICTURE: _("“{file}” is a picture. Type its content into the template, or ask for the Excel workbook."),
        Reason.RECORDING: _(
            "“{file}” is a sound or video recording. Type what was said into the template and drop that."
        ),
        Reason.TEXT_MISNAMED: _(
            "“{file}” is a text file (CSV), not an Excel workbook. Rename it to “{right}” and drop it again."
        ),
        Reason.OLD_WORKBOOK_MISNAMED: _(
            "“{file}” is an Excel workbook of the old format (.xls) under another name. "
            "Rename it to “{right}” and drop it again."
        ),
        Reason.ARCHIVE: _("“{file}” is a packed archive. Unpack it and drop the workbooks that are in it."),
        Reason.OTHER_ZIP: _(
            "“{file}” is a zip file without a workbook that can be read. "
            "If there are workbooks in it, unpack it and drop those."
        ),
        Reason.JSON: _("“{file}” is a data file of a program, not a table. Export it as an Excel workbook or as CSV."),
        Reason.NOT_A_WORKBOOK: _(
            "“{file}” is not an Excel workbook or a CSV file, whatever its name says. "
            "Open it in the program it comes from and save it as an Excel workbook (.xlsx)."
        ),
        Reason.ENCRYPTED: _(
            "“{file}” is protected by a password. Open it in Excel, remove the password "
            "(File, Info, Protect Workbook) and save it again."
        ),
        Reason.TRUNCATED: _(
            "“{file}” is cut off: its end is missing. Download or copy it again, "
            "or open it in Excel and save it under a new name."
        ),
        Reason.DAMAGED: _(
            "“{file}” is damaged and cannot be read. Open it in Excel, let Excel repair it, and save it."
        ),
        Reason.DAMAGED_SHEET: _(
            "Sheet “{sheet}” of “{file}” is damaged and cannot be read. "
            "Open the workbook in Excel, let Excel repair it, and save it."
        ),
        Reason.DAMAGED_TEXT: _(
            "Line {line} of “{file}” holds letters that no known encoding explains. "
            "Open it in Excel and save it as an Excel workbook (.xlsx) or as “CSV UTF-8”."
        ),
        Reason.OPEN_QUOTE: _(
            "A quotation mark opened in row {row} of “{file}” is never closed, so the rows behind it run together. "
            "Close or remove it, or save the table as an Excel workbook (.xlsx)."
        ),
        Reason.ENTITIES: _(
            "“{file}” holds instructions that no program saving a workbook writes, so it was not opened. "
            "Copy its cells into a new workbook and save that."
        ),
        Reason.UNPACKS_TOO_LARGE: _(
            "“{file}” unpacks to more than {limit} MB. "
            "Remove unused sheets and formats, or split it into several workbooks."
        ),
        Reason.SIZES_DIFFER: _(
            "“{file}” unpacks to something other than it announces, so it was not read. "
            "Open it in Excel and save it under a new name."
        ),
        Reason.TOO_MANY_PARTS: _(
            "“{file}” consists of {parts} parts; up to {limit} can be read. "
            "Copy its sheets into a new workbook and save that."
        ),
        Reason.TOO_MANY_SHEETS: _(
            "“{file}” has {sheets} sheets; up to {limit} can be read. Split it into several workbooks."
        ),
        Reason.NO_SHEETS: _("“{file}” has no sheet with cells. Open it in Excel, check it, and save it again."),
        Reason.NO_VALUES: _("“{file}” holds no values: all its cells are empty. Check that it is the right file."),
        Reason.FAR_CELL: _(
            "Sheet “{sheet}” of “{file}” reaches as far as cell {cell}, which is too large to read. "
            "Delete the empty rows and columns behind the table and save it."
        ),
        Reason.MERGED_AREA: _(
            "Sheet “{sheet}” of “{file}” merges the cells {area} into one. Unmerge them and save it."
        ),
        Reason.LONG_CELL: _(
            "Cell {cell} on sheet “{sheet}” of “{file}” holds {characters} characters; Excel allows {limit}. "
            "Shorten it and save the file."
        ),
        Reason.TOO_WIDE: _(
            "Row {row} of “{file}” has {columns} columns; a sheet has at most {limit}. "
            "Check the separator, or save the table as an Excel workbook (.xlsx)."
        ),
        Reason.TOO_MUCH_MEMORY: _(
            "“{file}” needs more memory than one file may take. Remove unused sheets, rows and formats, "
            "or split it into several workbooks."
        ),
        Reason.TOO_SLOW: _(
            "Reading “{file}” took too long (limit: {limit} s) and was stopped. "
            "Remove unused sheets, rows and formats, or split it into several workbooks."
        ),
        Reason.HELPER_FILE: _(
            "“{file}” is a helper file that a program left beside your files, not a workbook. Leave it out."
        ),
        Reason.NO_ROOM: _(
            "“{file}” could not be read because the disk of this machine is full or cannot be written. "
            "Make room and drop it again."
        ),
        Reason.STOPPED: _(
            "“{file}” could not be read: the reading of it broke off. Open it in Excel and save it under a new name."
        ),
    }
