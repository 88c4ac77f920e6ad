"""Plain data in, a Plotly figure as a plain dict and its description out. Nothing here draws or queries."""
