"""Encodings, separators and quotes of CSV files."""

from pathlib import Path

import pytest

from careerdash.workbooks.csv_reader import decode, guess_separator, read_csv
from careerdash.workbooks.limits import DEFAULT_LIMITS
from careerdash.workbooks.refusals import Reason, Refused

CHINESE = "学号,姓名,薪资\n00012,王晓晨,8-10k/月\n00013,李小雨,1.5万·13薪\n"
WESTERN = "Name;Stadt\nJürgen Müller;Köln\nRenée;Orléans\n"


def rows(tmp_path: Path, content: bytes) -> list[list[str]]:
    path = tmp_path / "log.csv"
    path.write_bytes(content)
    return list(read_csv(path, DEFAULT_LIMITS))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030", "gbk"])
def test_chinese_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    content = CHINESE.encode(encoding)
    if encoding == "utf-16-be":
        content = b"\xfe\xff" + content
    assert rows(tmp_path, content)[1] == ["00012", "王晓晨", "8-10k/月"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le", "utf-16"])
def test_western_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    assert rows(tmp_path, WESTERN.encode(encoding))[1] == ["Jürgen Müller", "Köln"]


def test_one_accent_alone_is_western() -> None:
    assert decode("Name,Pay\nRenée,£30k\n".encode("cp1252")) == "Name,Pay\nRenée,£30k\n"


def test_a_damaged_letter_is_refused_with_its_line() -> None:
    with pytest.raises(Refused) as refused:
        decode(CHINESE.encode("gb18030") + b"\x81\x20\n")
    assert (refused.value.reason, refused.value.facts) == (Reason.DAMAGED_TEXT, {"line": 4})


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b,c\n1,2,3\n", ","), ("a;b;c\n1,5;2,5;3\n", ";"), ("a\tb\n1, 2\t3\n", "\t"), ("only one column\nvalue\n", ","),
        ('a;b\n"x,y,z,w,v,u";2\n"a,b,c,d,e,f";3\n', ";"), ("", ","), ("Name;Skills\nAnn;SQL, Python, Excel\nBen;SQL\n", ";"),
    ],
)  # fmt: skip
def test_separators(text: str, separator: str) -> None:
    assert guess_separator(text) == separator


def test_rows_are_counted_as_excel_counts_them(tmp_path: Path) -> None:
    found = rows(tmp_path, b'Name,Note\r\n\r\nAnn,"two\r\nlines"\r\n,,\r\nBen,"say ""hi"""')
    assert found == [["Name", "Note"], [], ["Ann", "two\r\nlines"], ["", "", ""], ["Ben", 'say "hi"']]


def test_a_line_naming_the_separator_is_obeyed_and_not_a_row(tmp_path: Path) -> None:
    assert rows(tmp_path, b"sep=;\r\nName;Pay\r\nAnn;1,5\r\n") == [["Name", "Pay"], ["Ann", "1,5"]]


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_an_open_quote_is_refused_with_the_row_it_opens_in(tmp_path: Path, end: str) -> None:
    with pytest.raises(Refused) as refused:
        rows(tmp_path, f'Name,Note\nAnn,fine\nBen,"never closed\nCas,lost{end}'.encode())
    assert (refused.value.reason, refused.value.facts) == (Reason.OPEN_QUOTE, {"row": 3})


@pytest.mark.parametrize("text", ['a,"b"', 'a,"b"\n', 'a,"b\n"\n', 'a,5" pipe\n', 'a,"b" c\n'])
def test_quotes_that_are_fine(tmp_path: Path, text: str) -> None:
    assert rows(tmp_path, text.encode())[0][0] == "a"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [CHINESE, "姓名\t感想\n李明\t" + "没有数字也没有标点的一段很长的中文" * 40 + "\n"])
def test_chinese_in_utf16_without_its_mark(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_traditional_chinese_of_taiwan() -> None:
    text = "學號,姓名,訪談對象\n1,李明,王建國\n"
    assert decode(text.encode("big5")) == text
