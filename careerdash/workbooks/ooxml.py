"""The map of an Excel workbook: which part holds which sheet, and what its cell styles show."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from careerdash.workbooks.formats import CellFormat, read_format
from careerdash.workbooks.limits import Limits
from careerdash.workbooks.refusals import Reason, Refused
from careerdash.workbooks.zip_parts import ZipParts

WORKBOOK = "xl/workbook.xml"
WORKBOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
SHARED_TEXTS = "xl/sharedStrings.xml"
_SMALL_PART = 32 * 1024 * 1024
_LONGEST_PROLOGUE = 4_096
_ROOT = re.compile(rb"<[A-Za-z_]")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_XML_PART = re.compile(r"\.(?:xml|rels|vml)$", re.IGNORECASE)
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.(?:xml|bin)", re.IGNORECASE)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class NotPlain(Exception):  # noqa: N818 - what it is; no user ever sees it
    """A part is not written in the usual way, and has to be read by the general reader."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet as the workbook lists it; ``part`` is None for a sheet without cells of its own (a chart)."""

    name: str
    part: str | None


@dataclass(frozen=True, slots=True)
class Styles:
    """Cell formats that say more than the bare number, and by style number which of them a cell has."""

    formats: tuple[CellFormat, ...]
    by_style: Mapping[int, int]


def require_plain(usual: bool) -> None:
    """Raise ``NotPlain`` where a condition of the usual way of writing is not met."""
    if not usual:
        raise NotPlain


def refuse_declarations(parts: ZipParts) -> None:
    """Refuse XML parts with a document type: no program that saves workbooks writes one, entity bombs need one."""
    for name in parts.names:
        if not _XML_PART.search(name):
            continue
        head = parts.head(name)
        if head.startswith(_UTF16_MARKS):
            head = head.decode("utf-16", "replace").encode()
        root = _ROOT.search(head)
        before_root = head[: root.start()] if root else head
        if _DECLARATION.search(before_root) or (root is None and len(head) > _LONGEST_PROLOGUE):
            raise Refused(Reason.ENTITIES)


def refuse_many_sheets(parts: ZipParts, limits: Limits) -> None:
    """Refuse a workbook whose directory alone shows too many sheets."""
    count = sum(_SHEET_PART.fullmatch(name) is not None for name in parts.names)
    if count > limits.sheets:
        raise Refused(Reason.TOO_MANY_SHEETS, sheets=count, limit=limits.sheets)


def list_sheets(parts: ZipParts, limits: Limits) -> tuple[SheetPart, ...]:
    """Return the sheets in the order of the tabs. Raises ``Refused`` where there are none or too many."""
    targets = {
        element.get("Id", ""): element.get("Target", "")
        for element in _parsed(parts, WORKBOOK_RELATIONS)
        if element.get("Type", "").endswith("/worksheet")
    }
    sheets = []
    for element in _parsed(parts, WORKBOOK).iter():
        if _local(element.tag) != "sheet":
            continue
        relation = next((value for key, value in element.attrib.items() if _local(key) == "id"), "")
        target = targets.get(relation)
        part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/") if target else None
        sheets.append(SheetPart(element.get("name", ""), part))
    if not sheets:
        raise Refused(Reason.NO_SHEETS)
    if len(sheets) > limits.sheets:
        raise Refused(Reason.TOO_MANY_SHEETS, sheets=len(sheets), limit=limits.sheets)
    return tuple(sheets)


def read_styles(parts: ZipParts) -> Styles:
    """Return the number formats worth knowing; a workbook without styles has none."""
    if STYLES not in parts:
        return Styles((), {})
    codes: dict[int, str] = {}
    formats: list[CellFormat] = []
    by_code: dict[int, int | None] = {}
    by_style: dict[int, int] = {}
    for element in _parsed(parts, STYLES):
        kind = _local(element.tag)
        if kind == "numFmts":
            codes = {int(entry.get("numFmtId", "0")): entry.get("formatCode", "") for entry in element}
        elif kind == "cellXfs":
            for style, entry in enumerate(element):
                number = int(entry.get("numFmtId", "0"))
                if number not in by_code:
                    cell_format = read_format(codes.get(number), number)
                    by_code[number] = len(formats) if cell_format.speaks else None
                    if cell_format.speaks:
                        formats.append(cell_format)
                if (place := by_code[number]) is not None:
                    by_style[style] = place
    return Styles(tuple(formats), by_style)


def _parsed(parts: ZipParts, name: str) -> ET.Element:
    """Return the root of a small part; documents with a document type were refused before."""
    if name not in parts:
        raise Refused(Reason.DAMAGED)
    try:
        return ET.fromstring(parts.read(name, _SMALL_PART))  # noqa: S314 - no document type, so no entities
    except (ET.ParseError, ValueError, LookupError) as error:
        raise Refused(Reason.DAMAGED) from error


def _local(name: str) -> str:
    return name.rpartition("}")[2]
