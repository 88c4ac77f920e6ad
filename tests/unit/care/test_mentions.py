import pytest

from careerdash.care.mentions import ERASED, Mentions, Names, contacts_of


def mentions(*names, numbers=(), contacts=(), shared=()):
    return Mentions(Names(frozenset(names), frozenset(numbers), contacts_of(contacts)), shared)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I met Carla Diaz.", "I met [erased]."),
        ("CARLA  DIAZ and Diaz, Carla", "[erased] and [erased]"),
        ("Carla_Diaz_log.xlsx", "[erased]_log.xlsx"),
        ("Carlas Diazepam, Oscarla Diaz", "Carlas Diazepam, Oscarla Diaz"),
        ("call 138-0000-1111 or +86 13800001111", "call [erased] or +86 [erased]"),
        ("id 20250001, not 202500011", "id [erased], not 202500011"),
        ("write to CARLA@x.example", "write to [erased]"),
    ],
)
def test_what_counts_as_a_mention(text, left):
    found = mentions("Carla Diaz", numbers=["20250001", "7"], contacts=["13800001111; carla@x.example"])
    assert found.without(text, found.others, ERASED) == left


@pytest.mark.parametrize("name", ["李总", "王女士", "Dan", "Mr. Smith", "Wang"])
def test_names_that_tell_nobody_apart_are_looked_for_in_own_rows_only(name):
    found = mentions(name)
    assert found.others is None
    assert found.loose == ""
    assert found.without(f"a {name} b", found.own, ERASED) == "a [erased] b"


def test_a_name_that_others_bear_is_looked_for_in_own_rows_only():
    found = mentions("Carla Diaz", shared=["carladiaz"])
    assert found.others is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("王丽老师说", "[erased]老师说"),
        ("王丽", "[erased]"),
        ("王丽华、王丽", "王丽华、[erased]"),
        ("和王丽谈", "和王丽谈"),
    ],
)
def test_two_characters_count_by_themselves_or_before_a_form_of_address(text, left):
    found = mentions("王丽")
    assert found.without(text, found.others, ERASED) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Diaz, Carla; Eva Klein", "Eva Klein"),
        ("Eva Klein、Carla Diaz", "Eva Klein"),
        ("A B; Carla Diaz, c@d.example, Foo", "A B; c@d.example, Foo"),
        ("Carla Diaz", None),
        ("Eva Klein, Jo Poe", "Eva Klein, Jo Poe"),
    ],
)
def test_entries_of_a_list(text, left):
    found = mentions("Carla Diaz")
    assert found.without_parts(text, found.others) == left
