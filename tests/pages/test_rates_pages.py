"""Exchange rates in the app: stated and taken back in the settings, used on the page Salary when asked for."""

from streamlit.testing.v1 import AppTest

from careerdash.domain.vocabulary import View
from tests.pages.conftest import OpenPage


def told(app: AppTest) -> str:
    texts = [element.value for kind in ("markdown", "caption", "warning") for element in app.get(kind)]
    return "\n".join(texts).replace("\\", "")


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def state(app: AppTest, code: str, rate: float) -> AppTest:
    app.text_input[0].set_value(code)
    next(box for box in app.number_input if box.label == "Units for one euro").set_value(rate)
    return press(app, "Add rate")


def test_a_stated_rate_is_listed_with_its_author_and_can_be_taken_back(sample_app: OpenPage) -> None:
    app = sample_app("settings")
    assert "All exchange rates are those that come with the program." in told(app)
    app = state(app, "twd", 35.5)
    assert not app.exception
    assert "1 exchange rate is your own." in told(app)
    listed = app.dataframe[-1].value
    assert list(listed["Currency"]) == ["TWD"]
    assert list(listed["Units for one euro"]) == [35.5]
    app = press(app, "Go back to the rates that come with the program")
    assert "All exchange rates are those that come with the program." in told(app)


def test_a_word_that_is_no_currency_is_refused_with_a_sentence(sample_app: OpenPage) -> None:
    app = state(sample_app("settings"), "12", 35.5)
    assert not app.exception
    assert any("is no currency code" in error.value for error in app.error)
    assert "All exchange rates are those that come with the program." in told(sample_app("settings"))


def test_pay_is_converted_only_when_asked_for(sample_app: OpenPage) -> None:
    plain = sample_app("salary")
    assert "Converted to" not in told(plain)
    assert "CNY a year" in told(plain) or "USD a year" in told(plain)
    converted = sample_app("salary", pay="converted", into="EUR")
    assert not converted.exception
    assert "EUR a year" in told(converted)
    assert "Converted to EUR with the rate of the year of each interview" in told(converted)
    assert "European Central Bank" in told(converted)


def test_as_stated_says_the_period(sample_app: OpenPage) -> None:
    app = sample_app("salary", pay="stated", currency="CNY")
    assert not app.exception
    assert "CNY a month" in told(app)


def test_with_names_hidden_there_is_nothing_to_convert(sample_app: OpenPage) -> None:
    app = sample_app("salary", pay="converted", into="EUR", view=View.SHARE.value)
    assert not app.exception
    assert "Converted" not in told(app)
    assert "EUR" not in told(app)
    assert not [control for control in app.get("button_group") if "Converted" in str(control)]
