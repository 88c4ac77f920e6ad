"""Who stands behind the groups of a report, and which groups the own report of a class tells."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from careerdash.insights.breakdown import pooling
from careerdash.privacy.scope import Scope
from careerdash.privacy.sharing import SharingRule
from careerdash.privacy.suppression import people_counter
from careerdash.reports.lines import People
from careerdash.store.database import Database

Behind = Mapping[str, People]


def people_behind(
    database: Database, scope: Scope, as_of: date, currency: str, *, apart: bool
) -> Mapping[tuple[str, str], Behind]:
    """Return the people behind each group by measure and class (all classes together: "")."""
    params = {**scope.parameters(), "as_of": as_of, "currency": currency, "apart": apart}
    found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    columns = database.table("exports.people_behind", params).to_pydict()
    for measure, class_id, group, person in zip(*columns.values(), strict=True):
        found[measure, class_id][group].add(person)
    frozen = {key: {group: frozenset(people) for group, people in groups.items()} for key, groups in found.items()}
    return defaultdict(dict, frozen)


def told_of(behind: Behind, rule: SharingRule) -> list[People]:
    """Return the sets of people a class's own report tells of one measure: fields, joined ones, all together."""
    decision = pooling({key: len(people) for key, people in behind.items()}, people_counter(behind), rule)
    told = [behind[key] for key in decision.shown]
    if decision.pooled:
        told.append(frozenset().union(*(behind[key] for key in decision.pooled)))
    if decision.total_shown:
        told.append(frozenset().union(*behind.values()))
    return told
