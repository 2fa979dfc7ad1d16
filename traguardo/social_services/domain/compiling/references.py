"""Names and words that a regulation uses outside its rules: ceilings, the key it is studied along, what an ISEE must be."""

from collections.abc import Collection

from traguardo.kernel.wording import either
from traguardo.social_services.domain.compiling.values import Shop
from traguardo.social_services.domain.regulation import ISEE_TYPES, OMISSIONS, SCOPES, IseeSource, Table


def hold_references(shop: Shop) -> None:
    """Tell each of them that does not exist."""
    regulation = shop.regulation
    parameters = {parameter.name for parameter in regulation.parameters}
    for key in regulation.keys:
        shop.rule = f"key «{key.name}»"
        _known(shop, key.ceilings, parameters, "ceilings")
        if key.isee is not None:
            _hold_isee(shop, key.isee)
    for rule in regulation.rules:
        if isinstance(rule, Table):
            shop.rule = f"rule «{rule.name}»"
            _known(shop, rule.ceilings, parameters, "ceilings")
    shop.rule = "limits"
    along = regulation.limits.along
    _known(shop, (along,) if along else (), [key.name for key in regulation.keys], "along")


def _hold_isee(shop: Shop, source: IseeSource) -> None:
    _known(shop, source.types, ISEE_TYPES, "types")
    _known(shop, (source.scope,) if source.scope else (), SCOPES, "scope")
    _known(shop, (source.omissions,), OMISSIONS, "omissions")


def _known(shop: Shop, names: Collection[str], known: Collection[str], what: str) -> None:
    for name in names:
        if name not in known:
            shop.wrong("REG02", f"«{name}» non esiste.", f"Può essere {either(known) or 'niente'}.", key=what)
