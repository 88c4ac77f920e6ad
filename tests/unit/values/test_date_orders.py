"""Which order of day and month a column proves."""

import pytest

from careerdash.values.dates import DateOrder, decide_order

# rows, order, proofs, how many rows could be read in two ways
COLUMNS = [
    (["28.08.2016", "1.2.2016"], "dmy", ("28.08.2016",), 1),
    (["3/25/2024", "1/2/2024"], "mdy", ("3/25/2024",), 1),
    (["25/3/2024", "3/25/2024"], None, ("25/3/2024", "3/25/2024"), 0),
    (["1/2/2024"], None, (), 1),
    (["2024-03-05"], None, (), 0),
    (["5/5/2024"], None, (), 0),
    (["24.3.5", "24.3.25", "24.12.11"], "ymd", ("24.3.5",), 2),
    (["25/12/24", "14/11/24", "03/02/24"], "dmy", ("25/12/24", "14/11/24", "03/02/24"), 3),
    (["3/15", "3/5"], "mdy", ("3/15",), 1),
    (["15/3", "3/5"], "dmy", ("15/3",), 1),
    ([], None, (), 0),
    (["2024.3.5", "1/2/2024"], None, (), 1),
    (["12/25/24", "13/05/24"], None, ("12/25/24", "13/05/24"), 1),
    (["31/1/2024 10:30", "NA", "unknown"], "dmy", ("31/1/2024 10:30",), 0),
    (["1/2/2024", "1/2/2024", "13/2/2024"], "dmy", ("13/2/2024",), 1),
]


@pytest.mark.parametrize(("rows", "order", "proofs", "ambiguous"), COLUMNS)
def test_decide_order(rows, order, proofs, ambiguous):
    found = decide_order(rows)
    assert (found.order, found.proofs, found.ambiguous) == (DateOrder(order) if order else None, proofs, ambiguous)


def test_the_sentence_names_the_proof():
    assert decide_order(["28.08.2016"]).sentence == "Rows such as “28.08.2016” show that the order is day, month, year."


def test_the_sentence_names_both_sides_of_a_contradiction():
    sentence = decide_order(["25/3/2024", "3/25/2024"]).sentence
    assert "“25/3/2024”, “3/25/2024”" in sentence
    assert "contradict" in sentence


def test_many_rows_are_decided_quickly_enough_to_be_asked_for_each_column():
    rows = [f"{day}/{month}/{year}" for year in range(1990, 2024) for month in range(1, 13) for day in range(1, 29)]
    assert decide_order(rows).order is DateOrder.DMY
