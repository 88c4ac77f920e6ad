"""A breakdown by group: what the statements need for it, and how it may be shown where names are hidden."""

from collections.abc import Callable, Mapping
from datetime import date

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.privacy.presets import SharingRule
from careerdash.privacy.scope import Scope
from careerdash.privacy.suppression import Pooling, pool_groups
from careerdash.store.database import Database

PeopleOf = Callable[[frozenset[str]], int]


def asked_of(scope: Scope, view: View, filters: Filters, today: date) -> dict[str, object]:
    """Return the parameters every statement over the chosen interviews takes.

    Where filters would cut a shared figure too fine, nothing is in scope.
    """
    within = Scope() if too_fine(view, filters) else scope
    return {**within.parameters(), **filters.parameters(), "today": today}


def class_years(database: Database, params: Mapping[str, object], group: str) -> dict[str, object]:
    """Return the parameters that tell a statement the year of each class; empty lists where ``group`` is not the year.

    ``params`` hold the classes in scope.
    """
    rows = database.rows("salary.class_labels", params) if group == "year" else []
    dated = [row for row in rows if row["year"] is not None]
    return {"year_classes": [row["class_id"] for row in dated], "class_years": [row["year"] for row in dated]}


def class_names(database: Database, params: Mapping[str, object], group: str) -> dict[str, str]:
    """Return the names of the classes in scope by id where ``group`` is the class, else nothing."""
    rows = database.rows("salary.class_labels", params) if group == "class" else []
    return {row["class_id"]: row["class_name"] for row in rows}


def too_fine(view: View, filters: Filters) -> bool:
    """Say whether filters would cut a shared figure finer than whole classes and one breakdown at a time.

    The currency does not choose people by what is known of them and stays free.
    """
    return view is View.SHARE and any(name != "currency" for name in filters.active)


def pooling(people: Mapping[str, int], people_of: PeopleOf, rule: SharingRule) -> Pooling:
    """Decide on the groups of a breakdown (key -> distinct people), largest first.

    Raises nothing; the advisor's rule shows every group by name.
    """
    ordered = dict(sorted(people.items(), key=lambda entry: (-entry[1], entry[0])))
    if not rule.hides:
        return Pooling(tuple(ordered), (), (), 0, total_shown=True)
    return pool_groups(ordered, people_of, rule)


def withheld(counts: Mapping[str, int], rule: SharingRule) -> dict[str, int | None]:
    """Return counts of people as they may be shown beside each other; with one held back, a second one goes too."""
    if not rule.hides:
        return dict(counts)
    shown: dict[str, int | None] = {
        key: (count if not count or rule.may_show(count) else None) for key, count in counts.items()
    }
    if sum(count is None for count in shown.values()) == 1:
        known = {key: count for key, count in shown.items() if count}
        if known:
            shown[min(known, key=lambda key: (known[key], key))] = None
    return shown
