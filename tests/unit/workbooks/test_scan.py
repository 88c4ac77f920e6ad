"""The byte scan of a sheet finds the same marks however the XML is written or cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdash.workbooks.formats import read_format
from careerdash.workbooks.limits import DEFAULT_LIMITS
from careerdash.workbooks.marks import Marks
from careerdash.workbooks.ooxml import Styles
from careerdash.workbooks.refusals import Reason, Refused
from careerdash.workbooks.scan import SheetScan
from tests.hostile.parts import sheet_xml

STYLES = Styles((read_format("00000"), read_format("[$€-1]0")), {1: 0, 4: 1})
ROWS = (
    '<row r="2" spans="1:4" s="1" customFormat="1"><c r="A2" s="1"><v>7</v></c><c r="B2" t="s"><v>0</v></c>'
    '<c r="C2" s="4" t="n"><v>12</v></c></row><row r="3"><c r="A3" s="2"><v>1</v></c></row>'
    '<row r="5"><c r="B5" t="e"><v>#N/A</v></c><c r="C5" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    '<c r="D5"><f>SUM(A1:A2)</f></c><c r="E5"><f>A1&amp;"x"</f><v></v></c><c r="F5"><f>1+1</f><v>2</v></c>'
    '<c r="G5" t="str"><f>""</f><v></v></c><c r="AA5" s="1"><v>8</v></c></row>'
    '<row r="6"><c r="A6"><f t="shared" ref="A6:A7" si="0">B6*2</f><v/></c></row>'
    '<row r="7"><c r="A7"><f t="shared" si="0"/></c><c r="B7" t="e"><f>#REF!</f><v>#REF!</v></c></row>'
)
EXPECTED_FORMATS = {0: [1], 2: [1], 26: [4]}
EXPECTED_SPECIALS = {
    0: [(5, "=B6*2", "f"), (6, "=B6*2", "f")],
    1: [(4, "#N/A", "e"), (6, "#REF!", "e")],
    2: [(4, "#DIV/0!", "e")],
    3: [(4, "=SUM(A1:A2)", "f")],
    4: [(4, '=A1&"x"', "f")],
}


def scan(xml: str, sizes: list[int] | None = None, *, thorough: bool = False) -> Marks:
    content, pieces = xml.encode(), []
    for size in sizes or []:
        pieces.append(content[:size])
        content = content[size:]
    return SheetScan("Log", STYLES, DEFAULT_LIMITS, thorough).run([*pieces, content])


def check(marks: Marks) -> None:
    specials = {column: list(marks.specials_between(column, 0, 100)) for column in range(30)}
    assert {column: found for column, found in specials.items() if found} == EXPECTED_SPECIALS
    formats = {column: [row for row, _ in marks.formats_between(column, 0, 100)] for column in range(30)}
    # an error cell may carry a format too; it has no number to show in it
    assert formats[2] in ([1], [1, 4])
    formats[2] = [1]
    assert {column: found for column, found in formats.items() if found} == EXPECTED_FORMATS


def test_the_usual_way_of_writing() -> None:
    check(scan(sheet_xml(ROWS)))


@given(st.lists(st.integers(0, 300), max_size=12))
def test_pieces_may_be_cut_anywhere(sizes: list[int]) -> None:
    whole = sheet_xml(ROWS)
    head = whole.index("<sheetData>")
    check(scan(whole, [head, *sizes]))


def test_a_namespace_prefix() -> None:
    xml = sheet_xml(ROWS)
    for tag in ("worksheet", "sheetData", "row", "c", "v", "f"):
        for end in (" ", ">", "/>"):
            xml = xml.replace(f"<{tag}{end}", f"<x:{tag}{end}").replace(f"</{tag}>", f"</x:{tag}>")
    check(scan(xml.replace("xmlns=", "xmlns:x=")))


def test_single_quotes() -> None:
    check(scan(sheet_xml(ROWS.replace('"x"', "&quot;x&quot;").replace('f>""<', "f>&quot;&quot;<").replace('"', "'"))))


def test_style_before_place() -> None:
    check(
        scan(
            sheet_xml(
                ROWS.replace('<c r="A2" s="1">', '<c s="1" r="A2">').replace(
                    '<c r="C2" s="4" t="n">', '<c t="n" s="4" r="C2">'
                )
            )
        )
    )


def test_places_that_are_not_stated() -> None:
    rows = (
        '<row><c s="1"><v>7</v></c><c t="e"><v>#N/A</v></c></row><row/>'
        '<row><c/><c><f>A1</f></c></row><row r="9"><c><f>B1</f></c></row><row><c><f>C1</f></c></row>'
    )
    marks = scan(sheet_xml(rows))
    assert [row for row, _ in marks.formats_between(0, 0, 100)] == [0]
    assert list(marks.specials_between(1, 0, 100)) == [(0, "#N/A", "e"), (2, "=A1", "f")]
    assert list(marks.specials_between(0, 0, 100)) == [(8, "=B1", "f"), (9, "=C1", "f")]


def test_a_whole_column_of_one_format_is_known_as_such() -> None:
    marks = scan(sheet_xml("".join(f'<row r="{n}"><c r="A{n}" s="1"><v>{n}</v></c></row>' for n in range(1, 50))))
    assert marks.format_of_all(0, 10, 40) == STYLES.formats[0]
    assert marks.format_of_all(0, 10, 60) is None
    assert marks.format_of_all(1, 10, 40) is None


def test_rows_in_disorder_are_sorted() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1" t="e"><v>#N/A</v></c></row>' for n in (5, 2, 9))
    marks = scan(sheet_xml(rows))
    assert [row for row, _text, _kind in marks.specials_between(0, 0, 100)] == [1, 4, 8]
    assert [row for row, _ in marks.formats_between(0, 0, 100)] == [1, 4, 8]


def test_the_word_in_a_text_is_not_an_error() -> None:
    marks = scan(sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>write t="e" and &lt;f></t></is></c></row>'))
    assert not marks.is_marked(0)


@pytest.mark.parametrize("xml", ["", "<worksheet><sheetData><row r='1'/>", "<html></html>"])
def test_a_part_that_does_not_end_as_a_sheet_is_refused(xml: str) -> None:
    with pytest.raises(Refused) as refused:
        scan(xml)
    assert refused.value.reason is Reason.DAMAGED_SHEET


def test_the_last_used_cell_is_found_and_empty_cells_do_not_count() -> None:
    near = '<row r="1"><c r="A1"><v>1</v></c></row>'
    empty = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    scan(sheet_xml(near + empty), thorough=True)
    with pytest.raises(Refused) as refused:
        scan(sheet_xml(near + empty.replace("/></row>", "><v>1</v></c></row>")), thorough=True)
    assert refused.value.facts == {"sheet": "Log", "cell": "XFD1048576"}
