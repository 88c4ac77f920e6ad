"""Care of the data through the command line: what it prints, what it leaves, and with which exit code."""

import csv
import json
import subprocess
import sys

import duckdb
import pytest

from careerdash.cli import main
from tests.making import LOG, ROSTER, workbook


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CAREERDASH_DATABASE", str(tmp_path / "careerdash.duckdb"))

    def call(*arguments):
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return call


@pytest.fixture
def filled(run, tmp_path):
    for name, rows in (("roster.xlsx", ROSTER), ("log.xlsx", LOG)):
        (tmp_path / name).write_bytes(workbook(name, {"Sheet": rows}).content)
        assert run("import", tmp_path / name)[0] == 0
    return tmp_path


def exported(run, folder, name):
    assert run("export", name, "-o", folder / f"{name}.csv")[0] == 0
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_backup_and_restore(run, filled):
    code, out, _err = run("backup", filled / "copy.duckdb")
    assert (code, "checked" in out) == (0, True)
    assert run("undo", 2)[0] == 0
    assert exported(run, filled, "interviews") == []
    code, out, _err = run("restore", filled / "copy.duckdb")
    assert code == 0
    assert "2 students, 2 interviews" in out
    assert "is kept as" in out
    assert len(exported(run, filled, "interviews")) == 2


def test_a_backup_is_not_written_over(run, filled):
    run("backup", filled / "copy.duckdb")
    code, out, err = run("backup", filled / "copy.duckdb")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "exists already" in err


@pytest.mark.parametrize("command", [("backup", "new.duckdb"), ("erase", "--student", "1"), ("doctor",)])
def test_a_database_that_is_not_there_is_not_made(run, tmp_path, command):
    code, out, err = run(*command)
    assert (code, out) == (2, "")
    assert "There is no database" in err
    assert list(tmp_path.iterdir()) == []


def test_erase_a_student(run, filled):
    code, out, _err = run("erase", "--student", "20250001", "--dry-run")
    assert code == 0
    assert "Nothing was changed" in out
    assert len(exported(run, filled, "students")) == 2
    code, out, _err = run("erase", "--student", "20250001")
    assert code == 0
    assert "2 rows of imports and changes (1 interview)" in out
    assert "Backups made before" in out
    assert "2 uploaded files" in out
    assert [row["student_name"] for row in exported(run, filled, "students")] == ["Ben Brook"]
    assert len(exported(run, filled, "interviews")) == 1
    assert not any("Archer" in row["text"] for row in exported(run, filled, "raw_rows"))
    for name in ("roster.xlsx", "log.xlsx"):
        (filled / name).unlink()
    assert [path.name for path in filled.iterdir() if b"Archer" in path.read_bytes()] == []
    code, _out, err = run("erase", "--student", "20250001")
    assert (code, "There is no student" in err) == (2, True)


def test_a_later_import_is_held_and_adds_up(run, filled):
    run("erase", "--student", "20250001", "--json")
    code, out, _err = run("import", filled / "log.xlsx", "--json")
    told = json.loads(out)
    assert code == 3
    assert told["rows_read"] == told["new"] + told["changed"] + told["same"] + told["held"] == 2
    assert told["held"] == 1
    assert [issue["code"] for issue in told["issues"] if issue["level"] == "error"] == ["erased_on_request"]
    assert run("doctor")[0] == 0


def test_erase_a_professional_by_the_id_of_the_export(run, filled):
    known = {row["professional_name"]: row["professional_id"] for row in exported(run, filled, "interviews")}
    code, out, _err = run("erase", "--professional", known["Carla Diaz"], "--pseudonymise", "--json")
    told = json.loads(out)
    assert (code, told["done"], told["manner"]) == (0, True, "pseudonymised")
    names = {row["professional_id"]: row["professional_name"] for row in exported(run, filled, "interviews")}
    assert names[known["Carla Diaz"]] == told["pseudonym"]
    code, _out, _err = run("erase", "--professional", known["Dmitri Orlov"])
    rows = exported(run, filled, "interviews")
    assert code == 0
    assert sorted(row["professional_name"] for row in rows) == ["", told["pseudonym"]]
    assert sorted(row["salary_text"] for row in rows) == ["", "$65,000"]


@pytest.mark.parametrize("arguments", [(), ("--student", "1", "--professional", "2")])
@pytest.mark.usefixtures("filled")
def test_erase_needs_one_person(run, arguments):
    with pytest.raises(SystemExit) as stopped:
        run("erase", *arguments)
    assert stopped.value.code == 2


def test_an_ambiguous_student_lists_the_classes(run, tmp_path):
    rows = [ROSTER[0], ["7", "Ann Archer", "Data 1"], ["7", "Ben Brook", "Data 2"]]
    (tmp_path / "r.xlsx").write_bytes(workbook("r.xlsx", {"R": rows}).content)
    run("import", tmp_path / "r.xlsx")
    code, _out, err = run("erase", "--student", "7")
    assert (code, "Data 1, Data 2" in err, "--class" in err) == (2, True, True)
    assert run("erase", "--student", "7", "--class", "Data 2")[0] == 0
    assert [row["student_name"] for row in exported(run, tmp_path, "students")] == ["Ann Archer"]


def test_a_restored_backup_names_who_was_erased_since(run, filled):
    run("backup", filled / "copy.duckdb")
    run("erase", "--student", "20250001")
    code, out, _err = run("restore", filled / "copy.duckdb")
    assert (code, "careerdash erase --student 20250001" in out) == (0, True)
    code, out, _err = run("doctor")
    assert (code, "20250001" in out) == (0, True)
    run("erase", "--student", "20250001")
    assert "note" not in run("doctor")[1].split()


@pytest.mark.usefixtures("filled")
def test_doctor_says_one_line_a_check(run):
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    assert all(line.split()[0] in {"ok", "note"} for line in out.splitlines())
    code, out, _err = run("doctor", "--json")
    told = json.loads(out)
    assert (code, told["sound"]) == (0, True)
    assert {"file", "schema", "counts", "rows", "links", "sources", "records", "originals", "room", "versions"} <= {
        check["check"] for check in told["checks"]
    }


DAMAGE = {
    "counts": "UPDATE batches SET new = new + 1 WHERE batch = 2",
    "rows": "DELETE FROM sheets WHERE batch = 2",
    "links": "DELETE FROM raw_rows WHERE batch = 2",
    "sources": "UPDATE batches SET active = false WHERE batch = 2",
    "records": "UPDATE interviews SET salary_entry_low = 1",
    "originals": "UPDATE files SET sha256 = 'other' WHERE batch = 2",
    "schema": "ALTER TABLE students DROP COLUMN phone",
}


@pytest.mark.parametrize("check", DAMAGE)
def test_doctor_finds_damage(run, filled, check):
    with duckdb.connect(str(filled / "careerdash.duckdb")) as connection:
        connection.execute(DAMAGE[check])
    code, out, err = run("doctor", "--json")
    assert code == 2
    assert err.count("\n") == 1
    assert check in {one["check"] for one in json.loads(out)["checks"] if one["state"] == "damaged"}


def test_doctor_looks_into_a_file_that_is_no_database(run, tmp_path):
    (tmp_path / "careerdash.duckdb").write_text("no database, but long enough to be looked at" * 300)
    code, out, err = run("doctor")
    assert code == 2
    assert out.startswith("damaged  File:")
    assert "restore a backup" in err


def test_while_another_program_has_the_database_each_command_says_so(run, filled):
    run("backup", filled / "copy.duckdb")
    program = "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print('ready', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", program, str(filled / "careerdash.duckdb")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "ready\n"
        for arguments in (
            ("backup", filled / "other.duckdb"), ("restore", filled / "copy.duckdb"), ("doctor",),
            ("erase", "--student", "20250001"),
        ):  # fmt: skip
            code, out, err = run(*arguments)
            assert (code, out, err.count("\n")) == (2, "", 1)
            assert "another program" in err
        holder.kill()
    assert run("doctor")[0] == 0
