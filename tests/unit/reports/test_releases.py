"""A report beside the ones handed out before: no two of them may be subtracted."""

from datetime import date, datetime, timedelta

from careerdash.domain.vocabulary import View
from careerdash.privacy.scope import Scope
from careerdash.reports.build import hand_out
from careerdash.reports.class_report import draft_class_report
from careerdash.reports.releases import forget_release, recent_releases
from tests.unit.reports.statistician import table

FIRST = date(2025, 3, 10)
NOW = datetime.fromisoformat("2025-04-16T09:30:00")


def growing_class(population, weeks):
    """So many professionals are met in each week; all tell their pay, name SQL and are content."""
    student = population.student(1)
    number = 0
    for week, people in enumerate(weeks):
        for _one in range(people):
            population.interview(
                student,
                f"Person {number}",
                pay=80_000 + 1_000 * number,
                interview_date=FIRST + timedelta(weeks=week),
                skills=("SQL",),
                satisfaction=4.0,
                satisfaction_reading="score",
            )
            number += 1
    return population.store()


def handed_out(database, class_ids=("class 1",), week=0, view=View.SHARE):
    draft = draft_class_report(
        database=database,
        scope=Scope(frozenset(class_ids)),
        as_of=FIRST + timedelta(weeks=week),
        today=NOW.date(),
        view=view,
    )
    hand_out(database, draft, ".pdf", "Wang", NOW + timedelta(weeks=week))
    return draft.report


def entry_line(report):
    return next(iter(table(report, "salary").values()), {})


def test_line_that_grew_by_two_people_stands_as_it_was(population):
    database = growing_class(population, [12, 2])
    before, after = handed_out(database), handed_out(database, week=1)
    assert entry_line(before)["Entry: n"] == 12
    assert table(after, "salary") == table(before, "salary")
    assert table(after, "skills") == table(before, "skills")
    assert table(after, "satisfaction").keys() == table(before, "satisfaction").keys()
    assert "handed out on 2025-04-16" in after.footnotes[-1]


def test_line_that_grew_by_enough_people_tells_the_new_figures(population):
    database = growing_class(population, [12, 2, 5])
    handed_out(database)
    handed_out(database, week=1)
    after = handed_out(database, week=2)
    assert entry_line(after)["Entry: n"] == 19
    assert table(after, "skills")["SQL"]["Professionals"] == 19
    assert not any("handed out on" in note for note in after.footnotes)


def test_report_made_again_says_the_same(population):
    database = growing_class(population, [12])
    assert handed_out(database) == handed_out(database)


def test_line_about_people_no_longer_stored_is_left_out(population):
    database = growing_class(population, [9, 3])
    assert entry_line(handed_out(database, week=1))["Entry: n"] == 12
    after = handed_out(database, week=0)
    assert entry_line(after) == {}
    assert "left out" in after.footnotes[-1]


def test_own_use_and_forgotten_reports_hold_nothing_back(population):
    database = growing_class(population, [12, 2])
    handed_out(database, view=View.ADVISOR)
    assert recent_releases(database=database, scope=Scope(frozenset({"class 1"}))) == ()
    handed_out(database)
    (release,) = recent_releases(database=database, scope=Scope(frozenset({"class 1"})))
    assert (release.classes, release.author, release.suffix) == (("Class 1",), "Wang", ".pdf")
    forget_release(database, release.release_id)
    assert entry_line(handed_out(database, week=1))["Entry: n"] == 14


def test_releases_of_other_classes_are_not_listed(population):
    database = growing_class(population, [12])
    handed_out(database)
    assert recent_releases(database=database, scope=Scope(frozenset({"another"}))) == ()


def test_nobody_is_named_in_what_is_remembered(population):
    database = growing_class(population, [12])
    handed_out(database)
    kept = repr(database.rows("releases.lines_before", {"classes": ["class 1"], "people": []}))
    assert "Person" not in kept
    assert "person 1" not in kept.casefold()


def test_a_class_with_another_name_is_still_compared_with_its_earlier_reports(population):
    """The next roster calls the class otherwise: it is another class, but about the same people."""
    database = growing_class(population, [12, 2])
    assert entry_line(handed_out(database))["Entry: n"] == 12
    for table_name in ("students", "interviews", "interview_skills"):
        database._connection.cursor().execute(f"UPDATE {table_name} SET class_id = 'class one'")
    after = handed_out(database, class_ids=("class one",), week=1)
    assert entry_line(after) == {}
    assert table(after, "skills") == {}
    assert "left out" in after.footnotes[-1]


def test_report_compared_with_others_is_remembered_with_what_it_told_of_them(population):
    """Twelve of the other class told their pay; two more, and the comparison stays silent about the fourteen."""
    database = two_classes(population)
    scope, reach = Scope(frozenset({"class 1"})), Scope(frozenset({"class 1", "class 2"}))

    def compared(week):
        day = FIRST + timedelta(weeks=week)
        draft = draft_class_report(database=database, scope=scope, as_of=day, today=day, reach=reach)
        hand_out(database, draft, ".pdf", "Wang", NOW)
        return table(draft.report, "comparison").get("Median entry pay (CNY a year)", {})

    assert list(compared(0).values())[3:] == [86_000, 12]
    assert list(compared(1).values())[3:] == [86_000, 12]
    own = draft_class_report(
        database=database, scope=Scope(frozenset({"class 2"})), as_of=FIRST + timedelta(weeks=1), today=NOW.date()
    )
    assert entry_line(own.report) == {}


def two_classes(population):
    for name in ("Class 1", "Class 2"):
        student = population.student(1, name)
        for number in range(14):
            population.interview(
                student,
                f"{name} {number}",
                pay=80_000 + 1_000 * number,
                interview_date=FIRST + timedelta(weeks=int(number > 11)),
            )
    return population.store()
