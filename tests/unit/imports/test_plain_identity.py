"""Rows that can only be new are resolved as columns, the others one by one: both belong to one import."""

from careerdash.imports.model import Counts
from tests.making import store, table, workbook

HEAD = ["Student ID", "Name", "Class", "Interviewee", "Company", "E-mail", "Interview Date", "Satisfaction (1-5)"]
ANN = ["20250001", "Ann Archer", "Data 1"]
BEN = ["20250002", "Ben Brook", "Data 1"]


def log(*rows):
    return workbook("log.xlsx", {"Interviews": [HEAD, *rows]})


def professionals(database):
    return sorted(name for (name,) in table(database, "professionals", "professional_name"))


def test_a_contact_joins_two_names_among_plain_ones(database):
    receipt = store(
        database,
        log(
            [*ANN, "Carla Diaz", "Northwind", "carla@northwind.example", "2026-03-02", 4],
            [*BEN, "C. Diaz Lopez", "Northwind Bank", "carla@northwind.example", "2026-03-03", 4],
            [*BEN, "Omar Haddad", "Bluebell", "omar@bluebell.example", "2026-03-04", 4],
        ),
    )
    assert receipt.counts == Counts(new=3)
    assert len(professionals(database)) == 2


def test_a_name_without_its_organisation_takes_the_others_of_that_name_along(database):
    store(
        database,
        log(
            [*ANN, "Carla Diaz", "Northwind", None, "2026-03-02", 4],
            [*ANN, "Carla Diaz", None, None, "2026-04-02", 4],
            [*BEN, "Omar Haddad", "Bluebell", None, "2026-03-04", 4],
        ),
    )
    assert professionals(database) == ["Carla Diaz", "Omar Haddad"]
    assert len(table(database, "interviews")) == 3


def test_a_student_leaving_out_the_organisation_means_their_own_and_says_nothing_for_others(database):
    store(
        database,
        log(
            [*ANN, "Carla Diaz", None, None, "2026-04-07", 5],
            [*BEN, "Carla Diaz", "Bluebell Bank", None, "2026-03-02", 5],
            [*BEN, "Carla Diaz", None, None, "2026-04-07", 5],
        ),
    )
    of_ann, of_ben = (
        {
            row[1]
            for row in table(database, "interviews JOIN students USING (student_key)", "student_id, professional_id")
            if row[0] == student[0]
        }
        for student in (ANN, BEN)
    )
    assert (len(of_ann), len(of_ben)) == (1, 1)
    assert of_ann != of_ben


def test_a_dated_and_an_undated_row_of_one_meeting_are_one_interview(database):
    receipt = store(
        database,
        log(
            [*ANN, "Carla Diaz", "Northwind", None, "2026-03-02", None],
            [*BEN, "Carla Diaz", "Northwind", None, "2026-03-02", 3],
        ),
        workbook("more.xlsx", {"Interviews": [HEAD, [*ANN, "Carla Diaz", "Northwind", None, None, 5]]}),
    )
    assert receipt.counts.held == 0
    assert len(table(database, "interviews")) == 2


def test_a_known_professional_is_met_again_beside_new_ones(database):
    store(database, log([*ANN, "Carla Diaz", "Northwind", "carla@northwind.example", "2026-03-02", 4]))
    store(
        database,
        workbook(
            "later.xlsx",
            {
                "Interviews": [
                    HEAD,
                    [*BEN, "Carla Diaz", "Northwind", None, "2026-03-05", 4],
                    [*BEN, "C. D.", "Elsewhere", "carla@northwind.example", "2026-03-06", 4],
                    [*BEN, "Omar Haddad", "Bluebell", None, "2026-03-07", 4],
                ]
            },
        ),
    )
    assert len(professionals(database)) == 2
    assert len(table(database, "interviews")) == 4


def students(database):
    return sorted(table(database, "students", "student_id, student_name"), key=str)


def test_a_number_given_with_two_names_is_looked_at_among_plain_ones(database):
    receipt = store(
        database,
        log(
            [*ANN, "Carla Diaz", "Northwind", None, "2026-03-02", 4],
            ["20250001", "Zoe Zimmer", "Data 1", "Carla Diaz", "Northwind", None, "2026-03-03", 4],
            [*BEN, "Omar Haddad", "Bluebell", None, "2026-03-04", 4],
        ),
    )
    assert receipt.counts == Counts(new=2, held=1)
    assert [number for number, _name in students(database)] == ["20250001", "20250002"]


def test_a_name_without_its_number_is_the_student_of_that_name(database):
    store(
        database,
        log(
            [None, "Ann Archer", "Data 1", "Carla Diaz", "Northwind", None, "2026-03-02", 4],
            [*ANN, "Carla Diaz", "Northwind", None, "2026-03-03", 4],
            [*BEN, "Omar Haddad", "Bluebell", None, "2026-03-04", 4],
        ),
    )
    assert students(database) == [("20250001", "Ann Archer"), ("20250002", "Ben Brook")]


def test_a_number_in_two_spellings_and_running_numbers_of_two_classes(database):
    store(
        database,
        log(
            ["s20250001", "Ann Archer", "Data 1", "Carla Diaz", "Northwind", None, "2026-03-02", 4],
            ["S20250001", "Ann Archer", "Data 1", "Carla Diaz", "Northwind", None, "2026-03-03", 4],
            ["7", "Ben Brook", "Data 1", "Omar Haddad", "Bluebell", None, "2026-03-04", 4],
            ["7", "Cleo Cox", "Data 2", "Omar Haddad", "Bluebell", None, "2026-03-05", 4],
            ["20250009", "Dan Dale", "Data 2", "Omar Haddad", "Bluebell", None, "2026-03-06", 4],
        ),
    )
    assert [name for _number, name in students(database)] == ["Dan Dale", "Ben Brook", "Cleo Cox", "Ann Archer"]


def test_a_student_known_by_name_gets_the_number_among_plain_ones(database):
    store(database, log([None, "Ann Archer", "Data 1", "Carla Diaz", "Northwind", None, "2026-03-02", 4]))
    store(
        database,
        workbook(
            "later.xlsx",
            {
                "Interviews": [
                    HEAD,
                    [*ANN, "Carla Diaz", "Northwind", None, "2026-03-03", 4],
                    [*BEN, "Omar Haddad", "Bluebell", None, "2026-03-04", 4],
                ]
            },
        ),
    )
    assert students(database) == [("20250001", "Ann Archer"), ("20250002", "Ben Brook")]


def test_a_roster_says_who_belongs_to_a_class_also_for_plain_numbers(database):
    receipt = store(
        database,
        workbook(
            "class.xlsx",
            {
                "Roster": [["Student ID", "Name", "Class"], ANN],
                "Interviews": [
                    HEAD,
                    [*ANN, "Carla Diaz", "Northwind", None, "2026-03-03", 4],
                    [*BEN, "Omar Haddad", "Bluebell", None, "2026-03-04", 4],
                ],
            },
        ),
    )
    assert receipt.counts.held == 1
    assert students(database) == [("20250001", "Ann Archer")]
