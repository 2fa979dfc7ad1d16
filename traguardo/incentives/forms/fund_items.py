"""The form of each kind of item of a fund; each gives the item back."""

from collections.abc import Mapping

from traguardo.incentives.domain.fund_edits import Part
from traguardo.incentives.forms.fund_item import ItemForm
from traguardo.incentives.forms.fund_makeup import LineForm, SectionForm, TotalForm
from traguardo.incentives.forms.fund_spending import AgreementForm, PoolForm, UseForm

FORMS: Mapping[Part, type[ItemForm]] = {
    Part.SECTION: SectionForm,
    Part.LINE: LineForm,
    Part.TOTAL: TotalForm,
    Part.POOL: PoolForm,
    Part.USE: UseForm,
    Part.AGREEMENT: AgreementForm,
}
