"""Every address of the site, the roles that open it and the methods it takes: the table `test_matrix` goes through."""

from tests.reliability.addresses.agile_work import AGILE_WORK
from tests.reliability.addresses.house import HOUSE
from tests.reliability.addresses.people import PEOPLE
from tests.reliability.addresses.performance import PERFORMANCE
from tests.reliability.addresses.rules import (
    BOARD,
    DELEGATION,
    DOCUMENT,
    KEPT,
    KEYS,
    METHODS,
    OFFICE,
    POST,
    PRIZE,
    PROOF,
    QUESTION,
    READ,
    RELEASE,
    REMARK,
    RESULTS,
    ROLE,
    SHARING,
    SHARING_DRAFT,
    SHEET,
    SHEET_DRAFT,
    SHEET_OPEN,
    SPELL,
    VERSION,
    WAITING,
    names,
)
from tests.reliability.addresses.services import ANSWERING, CALCULATORS, SERVICES
from tests.reliability.addresses.training import TRAINING
from tests.reliability.addresses.wellbeing import WELLBEING

__all__ = [
    "ANSWERING",
    "BOARD",
    "BROKEN",
    "DELEGATION",
    "DOCUMENT",
    "HALF_WAY",
    "KEPT",
    "KEYS",
    "METHODS",
    "OFFICE",
    "OPEN",
    "PLAIN",
    "POST",
    "PRIZE",
    "PROOF",
    "PUBLIC",
    "QUESTION",
    "READ",
    "RELEASE",
    "REMARK",
    "RESULTS",
    "ROLE",
    "SHARING",
    "SHARING_DRAFT",
    "SHEET",
    "SHEET_DRAFT",
    "SHEET_OPEN",
    "SIGNED_IN",
    "SPELL",
    "TABLE",
    "VERSION",
    "WAITING",
    "names",
]

TABLE = HOUSE | PEOPLE | PERFORMANCE | SERVICES | TRAINING | AGILE_WORK | WELLBEING
# Open to everybody, whoever they are: `parts` fill the address in. All read, none asks who one is.
PUBLIC = {
    "monitoring:feed": {},
    "training:feed": {"token": "di-nessuno"},
    "observatory:home": {},
    "observatory:documents": {},
    "observatory:document": {"digest": "0" * 64},
    "observatory:read": {"digest": "0" * 64},
    "observatory:download": {"digest": "0" * 64, "form": "pdf"},
    "observatory:verify": {},
    "observatory:goals": {},
    "observatory:goal": {"year": 2024, "code": "1"},
    "observatory:deadlines": {},
    "observatory:transparency": {},
    "observatory:data": {},
    "observatory:catalogue": {},
    "observatory:dataset": {"year": 2024, "table": "obiettivi", "form": "csv"},
    "observatory:accessibility": {},
    **CALCULATORS,
}
PLAIN = {"observatory:robots"}  # no authority in it
# The door: open to everybody, or only to who has signed in; what each answers is allauth's to say.
OPEN = {
    "account_login", "account_logout", "account_inactive", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done",
}  # fmt: skip
HALF_WAY = {"mfa_authenticate"}  # the second step of signing in: back to the first for who has not made it
SIGNED_IN = {
    "home", "account", "account_reauthenticate", "account_change_password", "account_set_password", "mfa_index",
    "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
}  # fmt: skip
BROKEN = range(500, 600)
