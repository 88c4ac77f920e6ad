"""What is decided for a whole column on its way in: scales of percentages, pay defaults, cells with a format."""

from io import BytesIO

import pytest
import xlsxwriter

from careerdash.store.database import Database
from careerdash.workbooks.reader import Source
from tests.making import plan_of, store, table, workbook


def formatted(header: str, values: list[tuple[object, str]], name: str = "log.xlsx") -> Source:
    """A log whose last column holds numbers in the given number formats."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet("Log")
        page.write_row(0, 0, ["Student ID", "Name", "Interviewee", "Interview date", header])
        for number, (value, shape) in enumerate(values, 1):
            page.write_row(number, 0, [f"2025{number:04d}", f"Student {number}", f"Person {number}", "2026-03-02"])
            page.write(number, 4, value, book.add_format({"num_format": shape}))
    return Source(name, buffer.getvalue())


def codes(database: Database, *sources: Source, **settings: object) -> list[str]:
    return [issue.code for issue in plan_of(database, *sources, **settings).issues]


def test_percentages_are_a_scale_and_need_no_question(database: Database) -> None:
    source = formatted("Satisfaction", [(0.8, "0%"), (0.95, "0%"), (1, "0%"), (0.5, "0.0%")])
    assert codes(database, source) == []
    store(database, source)
    assert table(database, "interviews", "satisfaction") == [(3.0,), (4.2,), (4.8,), (5.0,)]


def test_percentages_beside_typed_ones_stay_one_scale(database: Database) -> None:
    source = formatted("满意度", [(0.8, "0%"), ("90%", "@"), ("60%", "@")])
    assert codes(database, source) == []
    store(database, source)
    assert table(database, "interviews", "satisfaction") == [(3.4,), (4.2,), (4.6,)]


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ("[$€-2] #,##0", "EUR"),
        ("[$£-809]#,##0", "GBP"),
        ('"¥"#,##0', "CNY"),
        ("#,##0", "USD"),
        ("[$$-409]#,##0", "USD"),
    ],
)
def test_the_format_of_a_cell_names_the_currency(database: Database, shape: str, expected: str) -> None:
    header = "年薪" if expected == "CNY" else "Annual salary"
    store(database, formatted(header, [(60000, shape), (70000, shape)]))
    assert table(database, "interviews", "salary_currency, salary_period, salary_yearly_low") == [
        (expected, "year", 60000.0),
        (expected, "year", 70000.0),
    ]


HEADER = ["Student ID", "Name", "Interviewee", "Interview date"]


def pay_of(database: Database, header: str, texts: list[str]) -> list[tuple[object, ...]]:
    rows = [[f"2025{n:04d}", f"Student {n}", f"Person {n}", "2026-03-02", text] for n, text in enumerate(texts, 1)]
    store(database, workbook("log.xlsx", {"Log": [[*HEADER, header], *rows]}))
    return table(database, "interviews", "salary_text, salary_low, salary_currency, salary_period")


@pytest.mark.parametrize(
    ("header", "texts", "currency", "period"),
    [
        ("Salary", ["65000", "72,000", "58000", "81000"], "USD", "year"),
        ("Monthly pay", ["4200", "3900", "5100"], "USD", "month"),
        ("Salary", ["£38,000", "£41,500", "45000"], "GBP", "year"),
        ("Annual salary (EUR)", ["52000", "61000", "48000"], "EUR", "year"),
        ("Hourly wage", ["18", "22.50", "25"], "USD", "hour"),
        ("薪资", ["8000", "12000", "9500"], "CNY", "month"),
        ("年薪", ["120000", "180000", "95000"], "CNY", "year"),
        ("薪资", ["150000", "180000", "220000", "130000"], "CNY", "year"),
        ("薪資（新台幣）", ["45000", "52000", "38000"], "TWD", "month"),
        ("税前月薪", ["8千", "1.2万", "9500"], "CNY", "month"),
    ],
)
def test_header_and_magnitude_give_the_defaults(
    database: Database, header: str, texts: list[str], currency: str, period: str
) -> None:
    read = pay_of(database, header, texts)
    assert {row[2:] for row in read} == {(currency, period)}
    assert all(row[1] for row in read)


@pytest.mark.parametrize(
    ("header", "text", "low"),
    [("年薪（万元）", "15", 150000.0), ("Salary (in thousands)", "65", 65000.0), ("月薪（千元）", "8", 8000.0)],
)
def test_a_unit_in_the_header_counts_for_bare_numbers(database: Database, header: str, text: str, low: float) -> None:
    assert [row[1] for row in pay_of(database, header, [text])] == [low]


@pytest.mark.parametrize("texts", [["10/11/2025", "05/06/2025"], ["3/4/2026"]])
def test_an_order_no_row_proves_is_asked_about(database: Database, texts: list[str]) -> None:
    rows = [[f"2025{n:04d}", f"Student {n}", f"Person {n}", text] for n, text in enumerate(texts, 1)]
    source = workbook("log.xlsx", {"Log": [HEADER, *rows]})
    assert set(codes(database, source)) == {"date_order_undecided"}
    assert set(codes(database, source, date_order="dmy")) == set()


def test_one_row_proves_the_order_for_its_column(database: Database) -> None:
    texts = ["10/11/2025", "25/11/2025", "05/06/2025"]
    rows = [[f"2025{n:04d}", f"Student {n}", f"Person {n}", text] for n, text in enumerate(texts, 1)]
    store(database, workbook("log.xlsx", {"Log": [HEADER, *rows]}))
    found = [str(day) for (day,) in table(database, "interviews", "interview_date")]
    assert found == ["2025-06-05", "2025-11-10", "2025-11-25"]
