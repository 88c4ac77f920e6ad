"""The user's own file comes back with its doubtful cells marked; corrected and dropped again, only that is taken."""

import json
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from careerdash.cli import main
from careerdash.errors import WrongUse
from careerdash.imports.commit import commit_import
from careerdash.imports.fixes.held import held_rows
from careerdash.imports.fixes.problems import file_key, problem_workbooks, take_back, write_problem_workbooks
from careerdash.imports.model import Counts, ImportSettings
from careerdash.imports.plan import plan_import
from careerdash.workbooks.reader import Source, read_workbooks
from tests.making import LOG, NOW, ROSTER, TODAY, plan_of, store, table, workbook

UNREADABLE = [*LOG[1][:6], "lots", *LOG[1][7:]]
WRONG = [LOG[0], LOG[1], [None, "Ben Brok", *LOG[2][2:]]]


def class_file(log=WRONG, name="class.xlsx"):
    return workbook(name, {"Roster": ROSTER, "Interviews": log})


def problems_of(database, *sources):
    return problem_workbooks(plan_of(database, *sources), sources)


def edited(content, **cells):
    """Return a workbook after somebody typed other texts into cells of its interviews sheet."""
    book = openpyxl.load_workbook(BytesIO(content))
    page = book["Interviews"] if "Interviews" in book.sheetnames else book.worksheets[0]
    for place, text in cells.items():
        page[place] = text
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def drop(database, *sources, **settings):
    """What the import does with dropped files."""
    sources, workbooks = take_back(sources, read_workbooks(sources))
    plan = plan_import(database, workbooks, ImportSettings(**settings), TODAY)
    return plan, commit_import(database, plan, "tester", NOW, originals=sources)


def test_the_row_that_waits_is_marked_with_its_sentence_and_what_could_be_meant(database):
    ((name, content),) = problems_of(database, class_file())
    assert name == "class (to fix).xlsx"
    page = openpyxl.load_workbook(BytesIO(content))["Interviews"]
    assert "Ben Brok is not on the roster" in page["B3"].comment.text
    assert "Suggestions: Ben Brook" in page["B3"].comment.text
    assert [cell.coordinate for row in page.iter_rows() for cell in row if cell.comment] == ["B3"]


def test_a_doubtful_value_is_marked_in_its_own_cell(database):
    log = [LOG[0], UNREADABLE, LOG[2]]
    ((_name, content),) = problems_of(database, class_file(log))
    page = openpyxl.load_workbook(BytesIO(content))["Interviews"]
    assert page["G2"].comment.text.startswith("careerdash: please check\n“lots” could not be read as pay")
    assert page["G2"].comment.author == "careerdash"
    assert page["G2"].fill.fgColor.rgb == "FFFFE4A6"


def test_a_file_without_issues_gives_none(database):
    assert problems_of(database, class_file(LOG)) == ()


def test_the_problem_workbook_as_it_is_changes_nothing(database):
    source = class_file()
    store(database, source)
    before = table(database, "interviews")
    ((name, content),) = problems_of(database, source)
    plan, receipt = drop(database, Source(name, content))
    assert receipt.counts == Counts(same=3, held=1)
    assert {issue.code for issue in plan.issues} == {"unknown_student"}
    assert table(database, "interviews") == before


def test_the_corrected_workbook_stores_the_row_and_closes_the_held_one(database):
    source = class_file()
    store(database, source)
    ((name, content),) = problems_of(database, source)
    _plan, receipt = drop(database, Source(name, edited(content, B3="Ben Brook")))
    assert receipt.counts == Counts(new=1, same=3)
    assert held_rows(database) == ()


def test_a_corrected_value_is_the_only_change(database):
    log = [LOG[0], UNREADABLE, LOG[2]]
    source = class_file(log)
    store(database, source)
    ((name, content),) = problems_of(database, source)
    plan, receipt = drop(database, Source(name, edited(content, G2="$70,000")))
    assert receipt.counts == Counts(changed=1, same=3)
    assert [(change.old, change.new) for change in plan.changes] == [("lots", "$70,000")]


def test_a_csv_file_comes_back_as_a_workbook_and_is_the_same_file(database):
    store(database, workbook("roster.xlsx", {"Roster": ROSTER}))
    lines = [",".join(f'"{cell or ""}"' for cell in row) for row in WRONG]
    source = Source("log.csv", "\n".join(lines).encode())
    store(database, source, class_name="Data 1")
    plan = plan_of(database, source, class_name="Data 1")
    ((name, content),) = problem_workbooks(plan, [source])
    assert name == "log (to fix).xlsx"
    _plan, receipt = drop(database, Source(name, edited(content, B3="Ben Brook")), class_name="Data 1")
    assert receipt.counts == Counts(new=1, same=1)
    assert held_rows(database) == ()


@pytest.mark.parametrize("name", ["class (to fix).xlsx", "class (to fix) (1).xlsx", "class.xls", "Class (To Fix).XLSX"])
def test_only_what_was_added_to_a_name_is_left_out_when_files_are_compared(database, name):
    """Without the last sheet the name alone tells; folded case is not one of the things left out."""
    store(database, class_file())
    store(database, class_file(LOG, name))
    assert (held_rows(database) == ()) == name.startswith("class")


def test_another_file_settles_nothing(database):
    store(database, class_file())
    store(database, class_file(LOG, "class 2 (to fix).xlsx"))
    assert [row.file for row in held_rows(database)] == ["class.xlsx"]


def test_a_corrected_date_in_the_problem_workbook_is_no_second_interview(database):
    source = class_file([LOG[0], UNREADABLE, LOG[2]])
    store(database, source)
    ((name, content),) = problems_of(database, source)
    plan, receipt = drop(database, Source(name, edited(content, F2="2026-03-03")))
    assert receipt.counts == Counts(changed=1, same=3)
    assert "correction_or_new" in {issue.code for issue in plan.issues}
    assert len(table(database, "interviews")) == 2


def test_a_problem_workbook_is_recognised_under_any_name(database):
    source = class_file()
    store(database, source)
    ((_name, content),) = problems_of(database, source)
    plan, receipt = drop(database, Source("from Ann.xlsx", edited(content, B3="Ben Brook")))
    assert [file.name for file in plan.files] == ["class (to fix).xlsx"]
    assert receipt.counts == Counts(new=1, same=3)
    assert held_rows(database) == ()


def test_two_copies_of_one_problem_workbook_keep_their_names(database):
    ((_name, content),) = problems_of(database, class_file())
    copies = [Source("one.xlsx", content), Source("two.xlsx", content)]
    sources, workbooks = take_back(copies, read_workbooks(copies))
    assert [source.name for source in sources] == [book.name for book in workbooks] == ["one.xlsx", "two.xlsx"]
    assert [[sheet.name for sheet in book.sheets] for book in workbooks] == [["Roster", "Interviews"]] * 2


def test_the_last_sheet_holds_no_rows_even_where_nobody_takes_it_out(database):
    store(database, class_file())
    ((name, content),) = problems_of(database, class_file())
    plan = plan_of(database, Source(name, content))
    assert plan.counts == Counts(same=3, held=1)
    ((_again, second),) = problem_workbooks(plan, [Source(name, content)])
    assert openpyxl.load_workbook(BytesIO(second)).sheetnames[-1] == "To fix (careerdash)"
    assert "no roster" not in str(list(openpyxl.load_workbook(BytesIO(second)).worksheets[-1].values))


def test_a_second_round_marks_what_is_still_wrong_and_nothing_else(database):
    log = [LOG[0], UNREADABLE, [None, "Ben Brok", *LOG[2][2:]]]
    ((name, content),) = problems_of(database, class_file(log))
    returned = Source(name, edited(content, G2="$70,000"))
    ((again, second),) = problems_of(database, returned)
    assert again == name
    page = openpyxl.load_workbook(BytesIO(second))["Interviews"]
    assert page["G2"].comment is None
    assert page["G2"].fill.fill_type is None
    assert page["B3"].comment.text.count("careerdash:") == 1


def test_files_of_one_name_are_told_apart(database):
    sources = [class_file(name="a/log.xlsx"), class_file(name="b/log.xlsx"), class_file(name="c/class.xlsx")]
    names = [name for name, _content in problems_of(database, *sources)]
    assert names == ["a/log (to fix).xlsx", "b/log (to fix).xlsx", "class (to fix).xlsx"]
    sources = [
        class_file(name="log.xlsx"),
        Source("log.csv", b"Student ID,Name,Interviewee,Salary\n,Zoe,Carla Diaz,12\n"),
    ]
    names = [name for name, _content in problems_of(database, *sources)]
    assert names == ["log (to fix).xlsx", "log (to fix) (2).xlsx"]
    assert {file_key(name) for name in names} == {"log"}


def test_one_file_is_written_under_the_name_given_several_with_their_own(database, tmp_path):
    one = [class_file()]
    assert write_problem_workbooks(plan_of(database, *one), one, tmp_path / "fix.xlsx") == (tmp_path / "fix.xlsx",)
    two = [class_file(name="a/log.xlsx"), class_file(name="b/log.xlsx"), class_file(LOG, "good.xlsx")]
    paths = write_problem_workbooks(plan_of(database, *two), two, tmp_path / "fix.xlsx")
    assert [path.name for path in paths] == ["fix-a-log.xlsx", "fix-b-log.xlsx"]
    assert all(openpyxl.load_workbook(path).sheetnames for path in paths)


def test_another_ending_is_wrong_use(database, tmp_path):
    with pytest.raises(WrongUse, match="xlsx"):
        write_problem_workbooks(plan_of(database, class_file()), [class_file()], tmp_path / "fix.csv")


def test_the_command_line_writes_them_also_without_storing(tmp_path, capsys):
    (tmp_path / "class.xlsx").write_bytes(class_file().content)
    out = tmp_path / "out.xlsx"
    common = ["--database", str(tmp_path / "store.duckdb"), "--problems", str(out), "--json"]
    assert main(["import", str(tmp_path / "class.xlsx"), "--dry-run", *common]) == 3
    assert json.loads(capsys.readouterr().out)["batch"] is None
    assert openpyxl.load_workbook(out)["Interviews"]["B3"].comment
    out.unlink()
    assert main(["import", str(tmp_path / "class.xlsx"), *common]) == 3
    assert json.loads(capsys.readouterr().out)["held"] == 1
    out.write_bytes(edited(out.read_bytes(), B3="Ben Brook"))
    assert main(["import", str(out), "--database", str(tmp_path / "store.duckdb"), "--json"]) == 0
    counts = json.loads(capsys.readouterr().out)
    assert (counts["new"], counts["same"], counts["held"]) == (1, 3, 0)
    assert counts["issues"] == []


def test_where_they_cannot_be_written_nothing_is_stored(tmp_path, capsys):
    (tmp_path / "class.xlsx").write_bytes(class_file().content)
    common = ["--database", str(tmp_path / "store.duckdb")]
    assert main(["import", str(tmp_path / "class.xlsx"), "--problems", str(tmp_path / "no" / "o.xlsx"), *common]) == 2
    assert "o.xlsx" in capsys.readouterr().err
    assert main(["history", "--json", *common]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_files_that_are_no_problem_workbooks_are_left_alone():
    sources = [class_file()]
    books = read_workbooks(sources)
    kept, same = take_back(sources, books)
    assert list(kept) == sources
    assert [replace(book, sheets=()) for book in same] == [replace(book, sheets=()) for book in books]
    assert [sheet.name for sheet in same[0].sheets] == ["Roster", "Interviews"]
