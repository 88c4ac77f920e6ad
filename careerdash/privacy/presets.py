"""The rules for figures that leave the advisor's desk: how many people stand behind each, and how it is rounded."""

from dataclasses import dataclass
from math import ceil

from careerdash.domain.vocabulary import View
from careerdash.errors import WrongUse
from careerdash.wording import _


@dataclass(frozen=True, slots=True)
class SharingRule:
    """How many distinct people a figure needs before it may be shown to others.

    ``people`` holds for counts and for whole groups, ``median_from`` for medians, ``quartiles_from`` for the
    first and third quartile, ``tails_from`` for P10 and P90, ``average_from`` for means and ``percent_from`` for
    percentages. Counts are rounded to multiples of ``count_step``; pay to ``figures`` significant figures
    (0 = not rounded). At five people the quartiles *are* the pay of three of them: hence the higher limits.
    """

    key: str
    title: str
    people: int
    median_from: int
    quartiles_from: int
    tails_from: int
    average_from: int
    percent_from: float
    count_step: int
    figures: int

    def may_show(self, people: int) -> bool:
        """Say whether a group of so many distinct people may appear at all."""
        return people >= self.people

    def may_show_percent(self, people: int) -> bool:
        """Say whether a percentage of so many distinct people may appear."""
        return people >= max(self.percent_from, self.people)

    def may_show_average(self, people: int) -> bool:
        """Say whether a mean over so many distinct people may appear."""
        return people >= max(self.average_from, self.people)

    @property
    def hides(self) -> bool:
        """False for the advisor's own view, where nothing is held back."""
        return self.people > 0

    def footnote(self) -> str:
        """Return the sentences a shared report prints under its tables; empty in the advisor's view."""
        if not self.hides:
            return ""
        parts = [
            _(
                "Figures describe at least {people} different people; medians at least {median}, "
                "quartiles at least {quartiles}."
            ).format(
                people=self.people,
                median=max(self.median_from, self.people),
                quartiles=max(self.quartiles_from, self.people),
            ),
            _("Smaller groups are joined or held back, together with any total they could be worked out from."),
            _("Pay is rounded to {figures} significant figures.").format(figures=self.figures),
        ]
        if self.count_step > 1:
            parts.append(
                _(
                    "Counts are rounded to multiples of {step}; percentages need {percent}, averages {average} people."
                ).format(step=self.count_step, percent=ceil(self.percent_from), average=self.average_from)
            )
        return " ".join(parts)


OPEN = SharingRule("open", "Names shown", 0, 1, 1, 1, 1, 1, 1, 0)
STANDARD_5 = SharingRule("standard", "Standard: groups of 5", 5, 5, 10, 20, 5, 5, 1, 2)
PUBLIC_10 = SharingRule("public", "Public: groups of 10", 10, 10, 20, 40, 10, 10, 1, 2)
# The rounding methodology of the British higher-education statistics agency.
HESA = SharingRule("hesa", "HESA: counts to 5", 5, 8, 10, 20, 8, 22.5, 5, 2)
PRESETS = (STANDARD_5, PUBLIC_10, HESA)


def preset(key: str) -> SharingRule:
    """Return the preset of that key.

    Raises:
        WrongUse: there is no preset of that key.
    """
    for rule in PRESETS:
        if rule.key == key:
            return rule
    raise WrongUse(
        _("There is no sharing rule “{key}”. Known are: {known}.").format(
            key=key, known=", ".join(rule.key for rule in PRESETS)
        )
    )


def rule_for(view: View) -> SharingRule:
    """Return the rule of a view: the advisor's hides nothing, the share view is the standard one."""
    return OPEN if view is View.ADVISOR else STANDARD_5
