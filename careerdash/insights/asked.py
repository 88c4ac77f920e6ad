"""What classes ask for: their thresholds, tracks, steps and due dates, as stated or by the definitions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from careerdash.domain.tracks import ASSIGNMENT, DEFAULT_THRESHOLDS, TRACKS, Step, Thresholds, Track
from careerdash.privacy.scope import Scope
from careerdash.store.database import Database, Session
from careerdash.wording import _

_SHORT = 12


@dataclass(frozen=True, slots=True)
class OwnStep:
    """A step a class added: recorded by hand, or by the column of that folded header."""

    class_id: str
    track: str
    step: Step
    column_key: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the classes of a scope ask for. Due dates of closed classes are left out: they ask for nothing."""

    classes: tuple[str, ...]
    defaults: Thresholds
    changed: Mapping[str, Thresholds]
    due: Mapping[tuple[str, str], Mapping[str, date]]
    switched: Mapping[tuple[str, str], bool]
    with_data: frozenset[tuple[str, str]]
    off: Mapping[tuple[str, str], frozenset[str]]
    own: tuple[OwnStep, ...]

    def of(self, class_id: str) -> Thresholds:
        """Return the thresholds of a class."""
        return self.changed.get(class_id, self.defaults)

    def uses(self, class_id: str, track: str) -> bool:
        """Say whether a class uses a track: by hand, else the assignment always and the others with their data."""
        by_hand = self.switched.get((class_id, track))
        return by_hand if by_hand is not None else track == ASSIGNMENT.key or (class_id, track) in self.with_data

    def classes_using(self, track: str) -> tuple[str, ...]:
        """Return the classes that use a track."""
        if track == ASSIGNMENT.key:
            return self.classes
        return tuple(class_id for class_id in self.classes if self.uses(class_id, track))

    def groups(self, track: str) -> Mapping[Thresholds, tuple[str, ...]]:
        """Return the classes that use a track by what they ask for."""
        found: dict[Thresholds, list[str]] = defaultdict(list)
        for class_id in self.classes_using(track):
            found[self.of(class_id)].append(class_id)
        return {thresholds: tuple(members) for thresholds, members in found.items()}

    def track(self, key: str) -> Track:
        """Return a track with the steps any class of the scope asks for, steps of a class's own at the end."""
        known = next(track for track in TRACKS if track.key == key)
        using = self.classes_using(key)
        steps = [
            step
            for step in known.steps
            if not using or any(step.key not in self.off.get((class_id, key), ()) for class_id in using)
        ]
        return replace(known, steps=(*steps, *(own.step for own in self.own if own.track == key)))

    def asks(self, class_id: str, track: str, step: str) -> bool:
        """Say whether a class asks for a step of a track it uses."""
        if any(own.step.key == step for own in self.own):
            return any(own.step.key == step and own.class_id == class_id for own in self.own)
        return step not in self.off.get((class_id, track), ())


def asked(database: Database, scope: Scope, defaults: Thresholds = DEFAULT_THRESHOLDS) -> Asked:
    """Return what the classes of a scope ask for; ``defaults`` hold where a class changed nothing."""
    with database.read() as session:
        return asked_in(session, scope, defaults)


def asked_in(session: Session, scope: Scope, defaults: Thresholds = DEFAULT_THRESHOLDS) -> Asked:
    """Return what the classes of a scope ask for, within a read that is open."""
    rules = session.rows("asked.rules", scope.parameters())
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in session.rows("asked.settings", scope.parameters()):
        by_kind[row["kind"]].append(row)
    due: dict[tuple[str, str], dict[str, date]] = defaultdict(dict)
    for row in by_kind["due"]:
        due[row["track"], row["step"]][row["class_id"]] = row["due"]
    off: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in by_kind["off"]:
        off[row["class_id"], row["track"]].add(row["step"])
    return Asked(
        classes=tuple(sorted(scope.classes)),
        defaults=defaults,
        changed={row["class_id"]: _thresholds(row, defaults) for row in rules},
        due=due,
        switched={(row["class_id"], row["track"]): row["is_on"] for row in by_kind["switch"]},
        with_data=frozenset((row["class_id"], row["track"]) for row in by_kind["data"]),
        off={key: frozenset(steps) for key, steps in off.items()},
        own=tuple(_own(row) for row in by_kind["own"]),
    )


def _thresholds(row: Mapping[str, Any], defaults: Thresholds) -> Thresholds:
    stated = {entry.name: row[entry.name] for entry in fields(defaults) if row[entry.name] is not None}
    if "goal_horizons" in stated:
        stated["goal_horizons"] = frozenset(stated["goal_horizons"])
    if "round_order" in stated:
        stated["round_order"] = tuple(stated["round_order"])
    return replace(defaults, **stated)


def _own(row: Mapping[str, Any]) -> OwnStep:
    title = row["title"]
    short = title if len(title) <= _SHORT else title[: _SHORT - 1] + "…"
    said = row["done_when"] or _("Recorded by hand or by a column of a sheet.")
    return OwnStep(row["class_id"], row["track"], Step(row["step"], title, short, said, own=True), row["column_key"])


def done_when(step: Step, thresholds: Thresholds) -> str:
    """Return the sentence of what makes a step done, with the numbers a class asks for."""
    if step.own:
        return step.done_when
    numbers: dict[str, object] = {entry.name: getattr(thresholds, entry.name) for entry in fields(thresholds)}
    numbers["goal_horizons"] = ", ".join(rule_value_words("goal_horizons", thresholds.goal_horizons))
    numbers["round_order"] = ", ".join(rule_value_words("round_order", thresholds.round_order))
    return _(step.done_when).format(**numbers)


def rule_value_words(rule: str, values: Sequence[str] | frozenset[str]) -> tuple[str, ...]:
    """Return the words for the codes a rule is made of, in order of display."""
    words = choice_words(rule)
    ordered = [code for code in words if code in values] if isinstance(values, frozenset) else list(values)
    return tuple(words.get(code, code) for code in ordered)


def choice_words(rule: str) -> Mapping[str, str]:
    """Return what may be chosen for a rule that is made of codes, with the words for each."""
    return {
        "out_of_touch": {"advise": _("advised"), "require": _("required")},
        "goal_horizons": {
            "short": _("short-term"),
            "medium": _("medium-term"),
            "long": _("long-term"),
            "life": _("life"),
        },
        "round_order": {
            "written_test": _("Written test"),
            "hr": _("HR"),
            "technical": _("Technical"),
            "group": _("Group"),
            "structured": _("Structured"),
            "boss": _("Boss"),
        },
    }.get(rule, {})
