"""All awkward workbooks."""

from tests.awkward.book_cases import BOOKS
from tests.awkward.form_cases import FORMS, VALUES
from tests.awkward.header_cases import MORE, QUESTIONS
from tests.awkward.table_cases import TABLES

CASES = [*TABLES, *QUESTIONS, *BOOKS, *FORMS, *MORE, *VALUES]
