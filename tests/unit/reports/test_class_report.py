from dataclasses import replace
from datetime import date

import pytest
from conftest import made_answers, pay

from careerdash.insights.salary import PayGroup
from careerdash.insights.satisfaction import SatisfactionGroup
from careerdash.insights.skills import SkillCount
from careerdash.privacy.sharing import HESA, OPEN, PUBLIC_10, STANDARD_5, Mark
from careerdash.reports.class_report import compose
