"""The example bodies as tenants: a ready account for each role, their units, their member bodies with quotas."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from traguardo.access.facade import Authority, Role, add_member, create_authority, create_user
from traguardo.organisation import facade as organisation
from traguardo.performance.facade import Plan

BY = "dimostrazione"
PASSWORD = "traguardo-di-prova"  # noqa: S105 - printed on purpose: the data of the examples are invented
SINCE = date(2020, 1, 1)
UNITS_SINCE = date(2000, 1, 1)  # before the first of their staff came
ACCOUNTS = (
    ("programmazione", Role.PLANNING_OFFICE),
    ("servizio", Role.UNIT_HEAD),
    ("direzione", Role.DIRECTOR),
    ("nucleo", Role.EVALUATION_BOARD),
    ("personale", Role.STAFF_OFFICE),
    ("amministrazione", Role.ADMINISTRATOR),
    ("lettura", Role.READER),
)
MEMBERS = {
    "consorzio-valserena": (("Serravalle Alta", 40), ("Pian del Sole", 25), ("Roccamora", 20), ("Castelnero", 15)),
    "sds-terre-di-ombrena": (("Azienda sanitaria", 34), ("Ombrena", 36), ("Portovento", 18), ("Montelupaia", 12)),
    "consorzio-piana-del-lirone": (("Lirone", 45), ("Acquachiara", 30), ("Borgofiorito", 25)),
}


def email(name: str, code: str) -> str:
    """The address of a ready account."""
    return f"{name}@{code}.example"


def tenant(plan: Plan) -> Authority:
    """The authority of the plan, opened the first time with its people and its organisation."""
    body = plan.authority
    found = Authority.objects.filter(code=body.code).first()
    if found:
        return found
    authority = create_authority(by=BY, code=body.code, name=body.name, kind=body.kind, residents=body.residents)
    _people(authority, plan)
    _organisation(authority, plan)
    return authority


def _people(authority: Authority, plan: Plan) -> None:
    for name, role in ACCOUNTS:
        address = email(name, authority.code)
        person = create_user(by=BY, email=address, full_name=f"{role.label} (prova)", password=PASSWORD)
        unit = plan.units[0].code if role is Role.UNIT_HEAD else ""
        add_member(by=BY, user=person, authority=authority, role=role, first_day=SINCE, unit=unit)


def _organisation(authority: Authority, plan: Plan) -> None:
    parents = {unit.code: unit.parent for unit in plan.units}
    for unit in sorted(plan.units, key=lambda unit: _depth(unit.code, parents)):
        organisation.create_unit(
            by=BY,
            authority=authority,
            code=unit.code,
            name=unit.name,
            parent=unit.parent,
            head=unit.head,
            first_day=UNITS_SINCE,
        )
    for number, (name, percent) in enumerate(MEMBERS.get(authority.code, ()), start=1):
        kind = "asl" if name == "Azienda sanitaria" else "comune"
        share = Fraction(percent, 100)
        organisation.add_member_body(
            by=BY, authority=authority, code=f"E{number}", name=name, kind=kind, share=share, first_day=SINCE
        )


def _depth(code: str, parents: Mapping[str, str]) -> int:
    parent = parents.get(code, "")
    return 1 + _depth(parent, parents) if parent else 0
