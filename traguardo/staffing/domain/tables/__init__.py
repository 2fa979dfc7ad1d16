"""The staff tables of plans and reports, from people and their history: pure functions to kernel Tables, at one day or more."""

from traguardo.staffing.domain.tables.ages import Crossing, age_table, ages_by_gender, gender_table
from traguardo.staffing.domain.tables.composition import by_age, by_gender, part_time
from traguardo.staffing.domain.tables.counting import by_category, by_contract, by_profile, by_unit
from traguardo.staffing.domain.tables.crossing import by_profile_and_contract, contract_shares

__all__ = [
    "Crossing",
    "age_table",
    "ages_by_gender",
    "by_age",
    "by_category",
    "by_contract",
    "by_gender",
    "by_profile",
    "by_profile_and_contract",
    "by_unit",
    "contract_shares",
    "gender_table",
    "part_time",
]
