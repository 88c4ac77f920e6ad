"""Values as a person reads them in the cell."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdash.workbooks import texts


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (7.0, "7"), (7, "7"), (0.0, "0"), (-0.0, "0"), (1.5, "1.5"), (0.1 + 0.2, "0.3"), (12000.000000000002, "12000"),
        (20250001.0, "20250001"), (1e15, "1000000000000000"), (1.2345678901234567e19, "12345678901234600000"),
        (123456789012345680000.0, "123456789012346000000"), (0.00001, "0.00001"), (1e-7, "0.0000001"), (-3.25, "-3.25"),
        (1e300, "1e+300"), (13800138000.0, "13800138000"),
    ],
)  # fmt: skip
def test_numbers(value: float, shown: str) -> None:
    assert texts.number_text(value) == shown


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_keep_all_their_digits(value: int) -> None:
    assert texts.number_text(float(value)) == str(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_fifteen_digits_survive(value: float) -> None:
    assert float(texts.number_text(value)) == float(f"{value:.15g}")


def test_dates_and_times() -> None:
    assert texts.DateTexts()[dt.date(2024, 3, 5)] == "2024-03-05"
    moments = texts.MomentTexts()
    assert moments[dt.datetime(2024, 3, 5, 10, 30)] == "2024-03-05 10:30:00"  # noqa: DTZ001
    assert moments[dt.datetime(2024, 3, 5, 10, 29, 59, 999_600)] == "2024-03-05 10:30:00"  # noqa: DTZ001
    assert moments[dt.datetime(2024, 3, 5)] == "2024-03-05"  # noqa: DTZ001
    assert texts.TimeTexts()[dt.time(9, 5)] == "09:05:00"
    assert texts.LengthTexts()[dt.timedelta(hours=36, seconds=5)] == "36:00:05"
    assert texts.LengthTexts()[dt.timedelta(seconds=-90)] == "-00:01:30"


def test_a_cache_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_CACHED", 10)
    cache = texts.NumberTexts()
    assert [cache[float(n)] for n in range(100)] == [str(n) for n in range(100)]
    assert len(cache) <= 10
