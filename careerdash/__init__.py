"""careerdash: interview logs of a class in, what every student needs and what a field is like out."""

__version__ = "0.1.0"
