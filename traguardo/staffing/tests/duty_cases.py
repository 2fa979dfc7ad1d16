"""A year of contribution, a procedure with its list, a situation of the quotas and a mapping, for the pages that show them."""

from datetime import date
from fractions import Fraction

from traguardo.access.facade import User
from traguardo.kernel.money import Money
from traguardo.staffing.actions.leps import Telling, tell_leps
from traguardo.staffing.actions.mappings import save_mapping
from traguardo.staffing.actions.procedures import Wanted, mark_step, open_procedure
from traguardo.staffing.actions.quotas import tell_quota
from traguardo.staffing.domain.leps import Member, Stage
from traguardo.staffing.domain.mapping import ColumnMap
from traguardo.staffing.domain.quotas import Situation

DAY = date(2024, 3, 1)
NOTES = ("zqnotaprocedura", "zqfonteleps", "zqfontequote")
COLUMNS = {"code": "Matr.", "name": "Nome", "unit": "CdC", "category": "Liv.", "contract": "Rapp."}


def duties(authority):
    """Told by anybody there is: who may is asked elsewhere."""
    who = {"by": User.objects.first(), "authority": authority}
    members = (
        Member(name="Noi", residents=170_000, staff=Fraction(36)),
        Member(name="Comune", residents=20_000, staff=Fraction(3)),
    )
    telling = Telling(on=DAY, act="prot. 1", source=NOTES[1], members=members, told=Money.euro("365800"))
    tell_leps(**who, year=2024, stage=Stage.BOOKING, seen=0, telling=telling)
    wanted = Wanted(title="Concorso", profile="AS", category="D", posts=2, reserved=1, opened=DAY, eligible=9)
    open_procedure(**who, code="2024-01", kind="competition", wanted=wanted)
    mark_step(**who, code="2024-01", version=1, step="ranking", on=DAY, note=NOTES[0], today=DAY)
    situation = Situation(on=date(2024, 12, 31), disabled=0, protected=0, counted=60, typed=59, source=NOTES[2])
    tell_quota(**who, seen=0, situation=situation)
    save_mapping(**who, name="Paghe", version=0, mapping=ColumnMap(columns=COLUMNS, snapshot=True))
