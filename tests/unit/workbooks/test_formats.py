"""What a number format says beyond the number."""

import pytest

from careerdash.workbooks.formats import CellFormat, read_format


@pytest.mark.parametrize(
    ("code", "letter"),
    [
        ("[$$-409]#,##0", "U"), ('"$"#,##0.00', "U"), ("$#,##0_);($#,##0)", "U"), ("\\$#,##0", "U"), ("[$USD] #,##0", "U"),
        ("[$¥-804]#,##0", "C"), ("[$￥-804]#,##0.00", "C"), ('"¥"#,##0', "C"), ('#,##0"元"', "C"), ("#,##0\\ [$元-804]", "C"),
        ('"RMB" 0', "C"), ("[$CNY] 0.00", "C"), ("[$¥-411]#,##0", "J"), ("[$€-407]#,##0", "E"), ("#,##0.00\\ [$€-1]", "E"),
        ("€ 0", "E"), ("[$£-809]#,##0", "G"), ("[$HK$-C04]#,##0", "H"), ("[$$-C04]#,##0", "H"), ("[$NT$-404]#,##0", "T"),
        ("[$$-404]#,##0", "T"), ("[$₩-412]#,##0", "K"), ("[$₹-4009]#,##0", "I"), ("[$$-C09]#,##0", "A"), ("[$A$]0", "A"),
        ("[$$-1009]#,##0", "D"), ("[$C$]0", "D"), ("[Red][$€-2]\\ 0", "E"),
        ('_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ', "C"),
        ("0%", "p"), ("0.0%", "p"), ("[$$-1004]#,##0", None), ("General", None), ("0", None), ("#,##0", None), ("0.00", None),
        ("yyyy-mm-dd", None), ("@", None), ('0" days"', None), ("", None),
    ],
)  # fmt: skip
def test_currency_and_percentage(code: str, letter: str | None) -> None:
    assert read_format(code).letter == letter


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("00000", "7", "00007"), ("00000000", "20250001", "20250001"), ("000", "12345", "12345"), ("000-0000", "1234567", "123-4567"),
        ("000\\-0000", "34567", "003-4567"), ('"S"00000', "7", "S00007"), ("00 00", "123", "01 23"), ("00", "5", "05"),
        ("00000", "7.5", "7.5"), ("00000", "-7", "-7"), ("0.00", "7", "7"), ("0", "7", "7"), ("00.0", "7", "7"),
        ('0"万"', "12", "12万"), ('0.0"万"', "1.2", "1.2万"), ('#,##0"千"', "8", "8千"), ('0.0,"k"', "12000", "12000"),
        ('0"k"', "12", "12k"), ('0"元"', "12", "12"), ('0"万元"', "12", "12万"), ('General"万"', "3", "3万"), ('0" weeks"', "3", "3"),
            ('0"kg"', "3", "3"), ('0"千克"', "3", "3"), ('0"k/月"', "8", "8k"),
    ],
)  # fmt: skip
def test_what_the_cell_shows(code: str, number: str, shown: str) -> None:
    assert read_format(code).show(number) == shown


def test_a_number_shown_with_a_unit_is_text() -> None:
    assert read_format('0"万"').letter == "s"
    assert read_format('"¥"0"万"').letter == "C"


def test_built_in_formats() -> None:
    assert read_format(None, 9) == read_format(None, 10) == CellFormat("p")
    # 44 shows the currency of the machine the file is opened on
    assert not read_format(None, 44).speaks
    assert not read_format(None, 0).speaks
    assert read_format('_ "¥"* 0', 44).letter == "C"


def test_only_the_format_for_positive_numbers_counts() -> None:
    assert read_format('0;"$"-0').letter is None
    assert read_format('"a;b$"0;-0').letter == "U"
