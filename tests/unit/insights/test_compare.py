"""Two sides with the same questions: what differs, in words."""

from datetime import date
from typing import Any

import pytest

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.insights.compare import Comparison, Side, compare
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database
from tests.factories import add_interview, add_skill, add_student, pay, scope, score

TODAY = date(2026, 5, 20)


def asked(database: Database, left: Side, right: Side, **changed: Any) -> Comparison:
    return compare(
        **{"database": database, "left": left, "right": right, "view": View.ADVISOR, "today": TODAY, **changed}
    )


def figures(answer: Comparison) -> dict[str, tuple[float | None, float | None]]:
    return {measure.key: (measure.left, measure.right) for measure in answer.measures}


@pytest.fixture
def two_classes(database: Database) -> Database:
    for class_id, value in (("class-1", 2), ("class-2", 4)):
        student = add_student(database, class_id=class_id)
        for number in range(2):
            interview = add_interview(
                database, student, class_id=class_id, person=f"{class_id} {number}", **score(value)
            )
            add_skill(database, interview, f"{class_id} {number}", "SQL" if value == 4 else "Care", class_id=class_id)
    return database


def test_both_sides_answer_the_same_questions(two_classes: Database) -> None:
    answer = asked(two_classes, Side("A", scope("class-1")), Side("B", scope("class-2")))
    found = figures(answer)
    assert found["satisfaction"] == (2.0, 4.0)
    assert found["professionals"] == (2, 2)
    assert found["skill:sql"] == (0.0, 1.0)
    assert "Mean satisfaction: 4.0 in B (n = 2), 2.0 in A (n = 2)." in answer.sentences


def test_a_side_is_narrowed_by_its_own_filters(two_classes: Database) -> None:
    both = scope("class-1", "class-2")
    answer = asked(two_classes, Side("all", both), Side("law", both, Filters(field=("Law",))))
    assert figures(answer)["satisfaction"] == (3.0, None)


def test_a_side_with_itself_differs_in_nothing(two_classes: Database) -> None:
    side = Side("A", scope("class-1"))
    answer = asked(two_classes, side, side)
    assert answer.sentences == ()
    assert all(measure.difference in {0.0, None} for measure in answer.measures)


def test_names_hidden_holds_small_sides_back(two_classes: Database) -> None:
    answer = asked(two_classes, Side("A", scope("class-1")), Side("B", scope("class-2")), view=View.SHARE)
    assert not any(measure.left or measure.right for measure in answer.measures)


def test_empty_scope_tells_nothing(two_classes: Database) -> None:
    answer = asked(two_classes, Side("A", Scope()), Side("B", Scope()))
    assert not any(measure.left or measure.right for measure in answer.measures)


def told_pay(database: Database, class_id: str, people: range, currency: str = "CNY") -> None:
    for number in people:
        student = add_student(database, class_id=class_id)
        add_interview(
            database, student, class_id=class_id, person=f"{class_id} {number}", level="entry",
            **pay(50_000 + 1_000 * number, currency=currency),
        )  # fmt: skip


def test_pay_is_compared_in_the_currency_both_sides_were_told(database: Database) -> None:
    told_pay(database, "class-1", range(3), "USD")
    told_pay(database, "class-2", range(9))
    told_pay(database, "class-2", range(20, 22), "USD")
    answer = asked(database, Side("A", scope("class-1")), Side("B", scope("class-2")))
    assert figures(answer)["entry:USD"] == (51_000, 70_500)
    assert answer.sentences[0] == "Median entry pay: 70,500 USD in B (n = 2), 51,000 USD in A (n = 3)."
    assert answer.apart == ""


def test_pay_in_different_currencies_is_not_compared_and_says_so(database: Database) -> None:
    told_pay(database, "class-1", range(3), "USD")
    told_pay(database, "class-2", range(3), "GBP")
    answer = asked(database, Side("A", scope("class-1")), Side("B", scope("class-2")))
    assert answer.apart == "Pay was told in USD on the left and in GBP on the right: it is not compared."
    assert not any("pay" in sentence for sentence in answer.sentences)


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(("others", "shown"), [(3, False), (6, True)])
def test_names_hidden_shows_no_class_beside_a_whole_that_leaves_a_few(
    database: Database, others: int, shown: bool, swapped: bool
) -> None:
    told_pay(database, "class-1", range(10))
    told_pay(database, "class-2", range(others))
    sides = [Side("A", scope("class-1")), Side("all", scope("class-1", "class-2"))]
    left, right = reversed(sides) if swapped else sides
    answer = asked(database, left, right, view=View.SHARE)
    (entry,) = (measure for measure in answer.measures if measure.key == "entry:CNY")
    part, whole = (entry.right_n, entry.left_n) if swapped else (entry.left_n, entry.right_n)
    assert whole == 10 + others
    assert part == (10 if shown else None)
