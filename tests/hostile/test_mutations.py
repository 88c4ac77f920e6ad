"""Files damaged at random places: each is read or refused with a sentence, never more than that."""

import io
import random
import zipfile

import pytest

from careerdash.workbooks.reader import Source, read_workbooks
from careerdash.workbooks.refusals import Reason
from tests.hostile import binary, generator
from tests.hostile.parts import cell, packed, row, sheet_xml, styles_xml, workbook

_ROWS = row(1, cell("A1", "Name") + '<c r="B1" s="1"><v>7</v></c>') + row(
    3, '<c r="B3" t="e"><v>#N/A</v></c><c r="C3"><f>B1</f></c>'
)
XLSX = workbook({"Log": sheet_xml(_ROWS), "Other": sheet_xml(_ROWS)}, styles=styles_xml(["000"]), shared=["x"])
XLS = binary.xls([binary.xls_text(0, 0, "Name"), binary.xls_number(1, 1, 1, 7.0), binary.xls_error(2, 0, 7)], ["000"])
XLSB = binary.xlsb([binary.xlsb_row(0), binary.xlsb_text(0, "Name"), binary.xlsb_number(1, 1, 7.0)], ["000"])
ODS = generator.ods(
    '<table:table table:name="Log"><table:table-row table:number-rows-repeated="2"><table:table-cell '
    'office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell></table:table-row></table:table>'
)
CSV = "学号,姓名\n00012,王晓晨\n".encode("gb18030") * 20


def flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 12)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content))]


def damaged_inside(content: bytes, chance: random.Random) -> bytes:
    """Damage one part of a zip and pack it again, so that the zip itself is sound."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(name for name, part in parts.items() if len(part) > 10))
    parts[name] = chance.choice([flipped, cut])(parts[name], chance)
    return packed(parts)


@pytest.mark.parametrize("seed", range(4))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    sources = []
    for number in range(60):
        original = (XLSX, XLS, XLSB, ODS, CSV)[number % 5]
        ways = [flipped, cut] if original in (XLS, CSV) else [flipped, cut, damaged_inside, damaged_inside]
        sources.append(Source(f"{number}.xlsx", chance.choice(ways)(original, chance)))
    found = read_workbooks(sources)
    assert len(found) == len(sources)
    for book in found:
        assert bool(book.sheets) != bool(book.refused)
        # STOPPED would mean that the reading process met an error of its own
        assert book.reason not in {Reason.STOPPED, Reason.TOO_SLOW, Reason.NO_ROOM}, book.refused
    assert {bool(book.refused) for book in found} == {True, False}
