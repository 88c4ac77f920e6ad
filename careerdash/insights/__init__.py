"""One module per question. Each takes database, scope, view, filters and today by name and returns a frozen answer.

A question about single people answers ``hidden=True`` and no rows in share view. An empty scope gives an
empty answer, never an error. Sentences are ready to show; figures carry their n and the rule they follow.
"""
