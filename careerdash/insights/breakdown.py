"""A breakdown by group as it may be shown: small groups joined or held back in share view."""

from collections.abc import Callable, Mapping

from careerdash.domain.filters import Filters
from careerdash.domain.vocabulary import View
from careerdash.privacy.presets import SharingRule
from careerdash.privacy.suppression import Pooling, pool_groups

PeopleOf = Callable[[frozenset[str]], int]


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
