"""Addresses of the services to people: their regulations, the calculators of the offices and of everybody."""

from tests.reliability.addresses.rules import ACT, ALL, DIRECTOR, HEAD, OFFICE, READ, rule

OFFICES = {HEAD, OFFICE}
ADOPTED, DRAFT = {"code": "home-care", "number": 1}, {"code": "home-care", "number": 2}
SERVICES = {
    "social_services:regulations": rule(ALL, READ),
    "social_services:regulation": rule(ALL, READ, **ADOPTED),
    "social_services:regulation_toml": rule(ALL, READ, **ADOPTED),
    "social_services:compare_regulations": rule(ALL, READ, code="home-care"),
    "social_services:create_regulation": rule(OFFICES, ACT),
    "social_services:renew_regulation": rule(OFFICES, {"POST"}, **ADOPTED),
    "social_services:edit_regulation": rule(OFFICES, ACT, **DRAFT),
    "social_services:edit_table": rule(OFFICES, ACT, **DRAFT, rule="quota_isee"),
    "social_services:edit_parameter": rule(OFFICES, ACT, **DRAFT, parameter="soglia_piena"),
    "social_services:drop_regulation": rule(OFFICES, ACT, **DRAFT),
    "social_services:adopt_regulation": rule({DIRECTOR}, ACT, **DRAFT),
    "social_services:set_desk": rule({DIRECTOR}, ACT, code="home-care"),
    "social_services:simulate": rule({*OFFICES, DIRECTOR}, ACT),
    "social_services:calculators": rule({*OFFICES, DIRECTOR}, READ),
    "social_services:calculator": rule({*OFFICES, DIRECTOR}, ACT, code="home-care"),
    "social_services:letter": rule({*OFFICES, DIRECTOR}, {"POST"}, code="home-care"),
}
# Open to everybody: the first only reads, the second answers what is typed and keeps nothing.
CALCULATORS = {"social_services:public_calculators": {}}
ANSWERING = {"social_services:public_calculator": {"code": "home-care"}}
