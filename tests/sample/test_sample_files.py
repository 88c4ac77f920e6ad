"""The workbooks in the repository are those the script makes, and the script makes the same ones every time."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

WORKBOOKS = ("class_2025_data", "class_2301_marketing_zh", "class_2025_care", "roster_2025_care")


@pytest.fixture(scope="module")
def made(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("made")
    subprocess.run([sys.executable, str(sample_folder / "make_sample.py"), str(target)], check=True, timeout=120)
    return target


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbook_is_what_the_script_makes(name: str, made: Path, sample_folder: Path) -> None:
    assert parts(made / f"{name}.xlsx") == parts(sample_folder / f"{name}.xlsx")


def test_forms_are_what_the_script_makes(made: Path, sample_folder: Path) -> None:
    kept = sorted((sample_folder / "forms").glob("*.xlsx"))
    assert [path.name for path in kept] == sorted(path.name for path in (made / "forms").glob("*.xlsx"))
    assert len(kept) == 12
    assert all(parts(path) == parts(made / "forms" / path.name) for path in kept)


@pytest.mark.parametrize("name", ["facts.toml", "manifest.toml"])
def test_facts_belong_to_the_workbooks(name: str, made: Path, sample_folder: Path) -> None:
    assert (made / name).read_text(encoding="utf-8") == (sample_folder / name).read_text(encoding="utf-8")
