"""A zip of workbooks is as good as the workbooks."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from careerdash.workbooks.archives import unpack_archives
from careerdash.workbooks.limits import Limits
from careerdash.workbooks.reader import Source, read_workbooks
from tests.hostile import generator
from tests.hostile.parts import SMALL_SHEET, workbook

BOOK = workbook({"Log": SMALL_SHEET})


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_workbooks_come_out_in_place_and_helper_files_stay() -> None:
    handed_in = zipped({
        "class 3/00012_王晓晨_访谈.xlsx": BOOK, "class 3/notes.csv": b"Name\nAnn\n", "class 3/scan.pdf": b"%PDF-1.7",
        "__MACOSX/class 3/._00012.xlsx": b"x", "class 3/.DS_Store": b"x", "class 3/~$00012.xlsx": b"x", "class 3/": b"",
    })  # fmt: skip
    sources = unpack_archives([Source("a.xlsx", BOOK), Source("class.zip", handed_in), Source("b.csv", b"x,y\n")])
    assert [source.name for source in sources] == [
        "a.xlsx", "class.zip/class 3/00012_王晓晨_访谈.xlsx", "class.zip/class 3/notes.csv", "class.zip/class 3/scan.pdf", "b.csv",
    ]  # fmt: skip
    assert [book.refused is None for book in read_workbooks(sources)] == [True, True, True, False, True]


def test_names_written_by_chinese_windows() -> None:
    # such a name is in GBK and not marked as anything; zipfile itself would only write UTF-8
    name = "00012_王晓晨.xlsx".encode("gbk")
    handed_in = zipped({"x" * len(name): BOOK}).replace(b"x" * len(name), name)
    assert unpack_archives([Source("class.zip", handed_in)])[0].name == "class.zip/00012_王晓晨.xlsx"


@pytest.mark.parametrize(
    "name",
    ["word_document", "other_zip", "apple_numbers", "ten_thousand_sheets", "endless_directory", "lying_zip_bomb"],
)
def test_other_zips_stay_as_they_are(name: str) -> None:
    source = Source("x.zip", generator.makers()[name]())
    assert unpack_archives([source]) == (source,)


@pytest.mark.parametrize("content", [BOOK, b"PK\x03\x04", zipped({"a.xlsx": BOOK})[:-30], b"", b"Name,Class\n"])
def test_workbooks_and_broken_zips_stay_as_they_are(content: bytes) -> None:
    source = Source("x.xlsx", content)
    assert unpack_archives([source]) == (source,)


def test_a_zip_that_unpacks_to_too_much_stays_and_is_refused() -> None:
    source = Source("bomb.zip", zipped({"a.csv": b" " * 3_000_000}))
    limits = Limits(upload=1_000_000)
    assert unpack_archives([source], limits) == (source,)
    assert read_workbooks([source])[0].refused == (
        "“bomb.zip” is a zip file without a workbook that can be read. If there are workbooks in it, unpack it and drop those."
    )


def test_a_protected_zip_stays(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.xlsx": BOOK}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    source = Source("protected.zip", bytes(content))
    assert unpack_archives([source]) == (source,)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_with_damaged_bytes_stays_and_is_refused(method: int) -> None:
    content = bytearray(zipped({"class/00012.xlsx": BOOK}, method))
    start = content.index(b"00012.xlsx") + len(b"00012.xlsx")
    content[start : start + 40] = bytes(range(200, 240))
    source = Source("damaged.zip", bytes(content))
    assert unpack_archives([source]) == (source,)
    assert "damaged.zip" in str(read_workbooks([source])[0].refused)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_no_change_of_bytes_raises(method: int) -> None:
    chance = random.Random(method)  # noqa: S311 - repeatable, not secret
    base = zipped({"class/00012.xlsx": BOOK, "b.csv": b"Name\nAnn\n"}, method)
    for _one in range(600):
        content = bytearray(base)
        for _change in range(chance.choice((1, 2, 8))):
            content[chance.randrange(4, len(content))] = chance.randrange(256)
        assert unpack_archives([Source("x.zip", bytes(content))])
