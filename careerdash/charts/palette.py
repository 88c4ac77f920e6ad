"""One set of colours for every chart, distinct for all common kinds of colour blindness.

Neither red against green nor colour alone ever carries a meaning: bars are labelled, states have letters.
"""

TEAL = "#0F8B8D"
ORANGE = "#E08E0B"
BLUE = "#3B6FB6"
PLUM = "#B85C9E"
VERMILION = "#D55E00"
SKY = "#5BA4D6"
GREY = "#7D848D"

# In this order for the series of one chart.
SERIES = (TEAL, ORANGE, BLUE, PLUM, VERMILION, SKY, GREY)

# From "very dissatisfied" to "very satisfied": orange to teal over a neutral middle.
AGREEMENT = ("#B35806", "#F1A340", "#B8BEC4", "#5AB4AC", "#01665E")

# Paler steps of a series, for states beside the full colour; INK is readable on all of them.
TEAL_LIGHT = "#8CCBCB"
BLUE_LIGHT = "#B4C8E6"
GREY_LIGHT = "#C3C9CE"
INK = "#1C2526"
PAPER = "#FFFFFF"

# Grey that reads on white and on near-black, for n and for notes.
QUIET = "#7D8A8A"


def tint(colour: str, opacity: float) -> str:
    """Return a hex colour as ``rgba(...)`` with the opacity given (0 to 1)."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
