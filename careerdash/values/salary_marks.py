"""What stands beside a figure: currency, period, open end, label. Each token goes to the figure it belongs to."""

from careerdash.values.currencies import merge_signs
from careerdash.values.salary_clauses import ASIDE, FILLING, Clauses, Figure
from careerdash.values.salary_tokens import Token

BESIDE = frozenset({"number", "currency", "per", "period", "weak", "approx", "plus", "bound_after", "close"})
# Currency words that are names of other things when no number stands beside them.
_AMBIGUOUS = frozenset({"PHP", "KRW", "ZAR"})
# Bounds that stand before their number or right behind it: "60k max", "max 60k".
_EITHER_SIDE = ("min", "max", "最", "上限", "保底", "打底")
# What may stand between a bound and its number: "最多能拿到8k".
_BEFORE_BOUND = FILLING | {"label", "range", "period"}


class Marks(Clauses):
    """The handlers of all tokens that are no numbers."""

    def on_currency(self, token: Token, index: int) -> None:
        """Give a currency mark to the number it touches, else to the next one, else keep it for the whole text."""
        clause = self._clause
        figure = clause.figures[-1] if clause.figures else None
        numeric = self._kind(index + 1) == "number"
        before = self._kind(index - 1)
        if figure is not None and self._ranging is None and before in BESIDE and not (numeric and before != "number"):
            if numeric and token.end == self.tokens[index + 1].start and token.start > self.tokens[index - 1].end:
                clause.sign = token.value
                return
            merged = merge_signs(figure.sign, token.value)
            figure.wrong = figure.wrong or merged is None
            figure.sign = merged or figure.sign
        elif self._number_follows(index) or (figure is None and before in {"fill", "open", None}):
            clause.sign = merge_signs(clause.sign, token.value) or token.value
        elif token.value.isupper() and token.value not in _AMBIGUOUS:
            self.loose_sign = self.loose_sign or token.value

    def on_per(self, token: Token, _index: int) -> None:
        """Take ``/month``, ``an hour``: it belongs to the figure before it."""
        figure = self._clause.figures[-1] if self._clause.figures else None
        if figure is None:
            self._clause.period = self._clause.period or token.value
        else:
            self._set_period(figure, token.value)

    def on_period(self, token: Token, index: int) -> None:
        """Take ``月薪``, ``hourly``: it belongs to the figure behind it when there is one."""
        clause = self._clause
        follows = self._number_follows(index)
        figure = clause.figures[-1] if clause.figures else None
        if (
            figure is not None
            and self._ranging is None
            and (not follows or (self._kind(index - 1) in {"number", "currency"} and not clause.prefixed))
        ):
            self._set_period(figure, token.value)
            return
        clause.period = token.value
        if figure is None:
            clause.prefixed = True

    def on_total_period(self, token: Token, index: int) -> None:
        """Take ``年包``: a period that says the figure is more than base pay."""
        self.on_period(token, index)
        self.on_label(Token("label", "total", token.start, token.end), index)

    def on_weak(self, token: Token, index: int) -> None:
        """Take a bare ``year`` or ``月``: a period only right behind a figure."""
        if self._kind(index - 1) in BESIDE and self._clause.figures:
            self._set_period(self._clause.figures[-1], token.value)

    def _set_period(self, figure: Figure, period: str) -> None:
        if figure.period is None:
            figure.period = period
        elif (
            figure.period != period
            and figure.first_period
            and figure.second is not None
            and figure.first.low is not None
        ):
            # "12.74/hr - 26,000 per year": two statements of the same pay, not a range.
            second = figure.second
            other = Figure(
                second, figure.clause, second.low, second.high, figure.end, figure.end, sign=figure.sign, period=period
            )
            figure.low, figure.high, figure.second = figure.first.low, figure.first.high, None
            figure.wrong = other.wrong = False
            figure.notes.clear()
            figure.clause.figures.append(other)
            self.figures.append(other)

    def on_bound(self, token: Token, index: int) -> None:
        """Take ``at least``, ``不超过``: an open end of the number that follows; ``min`` and ``max`` may trail."""
        clause = self._clause
        figure = clause.figures[-1] if clause.figures else None
        beside = self._kind(index - 1) in BESIDE
        trails = (
            beside if self.text.startswith(_EITHER_SIDE, token.start) else self.text.startswith("不到", token.start)
        )
        following = index + 1
        while self._kind(following) in _BEFORE_BOUND:
            following += 1
        follows = self._kind(following) == "number"
        if figure is not None and trails and (not follows or (figure.bound is None and figure.second is None)):
            self._set_bound(figure, token.value)
        elif follows or (figure is None and self._kind(index + 1) == "fill"):
            clause.bound = token.value

    def on_sign_bound(self, token: Token, _index: int) -> None:
        """Take ``>`` and ``<``."""
        self._clause.bound = "at_least" if token.kind == "least" else "at_most"

    def on_bound_after(self, token: Token, index: int) -> None:
        """Take ``以上``, ``or more``: an open end of the number before."""
        figure = self._clause.figures[-1] if self._clause.figures else None
        if figure is not None and self._kind(index - 1) in BESIDE and self._kind(index + 1) != "number":
            self._set_bound(figure, token.value)

    @staticmethod
    def _set_bound(figure: Figure, bound: str) -> None:
        if figure.second is None:
            figure.bound = bound
        elif bound == "at_least":
            figure.notes.append("open_range")

    def on_label(self, token: Token, index: int) -> None:
        """Give a label to its figure: Chinese labels stand before it, English ones behind it or all before."""
        clause, value = self._clause, token.value
        clause.seen.add(value)
        self.extra_labelled = self.extra_labelled or value in {"extra", "benefit"}
        if clause.lead == "negative":
            return
        follows = self._number_follows(index) and self._ranging is None
        figure = clause.figures[-1] if clause.figures else None
        chinese = not self.text[token.start : token.end].isascii()
        if figure is None:
            clause.labels.add(value)
            clause.prefixed = True
        elif follows and (chinese or clause.prefixed):
            clause.labels.add(value)
            if value == "extra":
                clause.extra_start = clause.extra_start or token.start
        elif value == "benefit":
            if figure is self.figures[0]:
                clause.extra_start = clause.extra_start or token.start
            else:
                figure.labels.add("extra")
        elif clause.prefixed and value == "extra" and not figure.labels & {"extra"}:
            clause.extra_start = clause.extra_start or token.start
            self._extra = True
        else:
            figure.labels.add(value)
            figure.closed = True
            if value == "extra" and figure is not self.figures[0]:
                clause.extra_start = clause.extra_start or figure.start

    def on_apart(self, token: Token, _index: int) -> None:
        """Take ``另算``: what stands before is paid on top of the figure."""
        clause = self._clause
        if len(clause.figures) == 1 and "extra" in clause.figures[0].labels:
            clause.figures[0].labels.discard("extra")
            clause.extra_start = clause.figures[0].end
        elif not clause.figures and token.value:
            clause.seen.discard("extra")

    def on_approx(self, _token: Token, _index: int) -> None:
        """Mark the clause as approximate."""
        self._clause.approx = True

    def on_between(self, _token: Token, index: int) -> None:
        """Remember ``between``: the next ``and`` joins two ends."""
        self._clause.between = self._clause.between or self._number_follows(index)

    def on_odd_period(self, _token: Token, _index: int) -> None:
        """Take a period that cannot be made yearly (per lesson, a summer): the figure becomes doubtful."""
        if self._clause.figures:
            self._clause.figures[-1].odd = True
        else:
            self._clause.odd = True

    def on_months(self, token: Token, _index: int) -> None:
        """Take the number of monthly salaries paid a year."""
        if not self._clause.extra:
            self.months.append(token.value)

    def on_duration(self, _token: Token, _index: int) -> None:
        """Skip ``8小时``, ``3 years``; a period word before it was about time, not pay."""
        if not self._clause.figures:
            self._clause.period = None

    def on_post(self, token: Token, _index: int) -> None:
        """Start the pay of another post."""
        self._extra = False
        if self._clause.figures:
            self._begin("post", token.start)

    def on_part_time(self, _token: Token, _index: int) -> None:
        """Remember that part-time work is mentioned."""
        self.part_time = True

    def on_percent(self, _token: Token, _index: int) -> None:
        """Skip a share; ``试用期80%`` says nothing about the figure before it."""
        self._clause.seen.discard("trial")
        self._clause.labels.discard("trial")

    def on_unknown(self, token: Token, _index: int) -> None:
        """Remember a word in no list; a figure behind it is no longer beside one before it."""
        clause = self._clause
        if clause.lead not in ASIDE and not clause.extra:
            self.unknown.append(token.value)
        if clause.figures:
            clause.figures[-1].closed = True

    def on_asks(self, _token: Token, _index: int) -> None:
        """Take a question mark behind a figure for doubt about its exactness."""
        self._clause.approx = self._clause.approx or bool(self._clause.figures)
