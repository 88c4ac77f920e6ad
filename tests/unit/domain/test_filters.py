from datetime import date

from careerdash.domain.filters import NO_FILTERS, Filters


def test_any_spelling_of_a_field_gives_the_same_key() -> None:
    assert Filters(field=("Data  Analysis", "data analysis")).parameters()["fields"] == ["dataanalysis"]
    assert Filters(field=("dataanalysis",)).keys("field") == ["dataanalysis"]


def test_filters_are_cache_keys() -> None:
    assert len({Filters(level=("entry",)), Filters(level=("entry",)), NO_FILTERS}) == 2


def test_active_names_only_what_narrows() -> None:
    assert NO_FILTERS.active == ()
    assert Filters(method=("video",), since=date(2026, 1, 1)).active == ("method", "since")


def test_one_value_is_removed_and_the_others_stay() -> None:
    filters = Filters(field=("Law", "Nursing"), currency="USD")
    assert filters.without("field", "Law") == Filters(field=("Nursing",), currency="USD")
    assert filters.without("field") == Filters(currency="USD")
    assert filters.without("currency") == Filters(field=("Law", "Nursing"))
