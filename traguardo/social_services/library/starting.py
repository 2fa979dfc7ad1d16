"""What each shipped regulation shows, for who looks for one to copy; and the text a draft starts from."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from traguardo.social_services.library.shipped import FOLDER
from traguardo.social_services.library.source import plain_data, rewritten

SHOWS = {
    "home-care": "soglie legate al minimo INPS, in mezzo si sale in linea retta, mai oltre il costo",
    "residence": "la quota meno ciò che la persona può pagare, il patrimonio, i figli, chi paga che cosa",
    "day-centre": "presenze e assenze a metà, poi la quota secondo l’ISEE",
    "short-stay": "giorni gratuiti, giorni e periodi all’anno, chi non è ammesso",
    "foster-care": "un assegno legato a un indice nazionale, con un aumento motivato",
    "fees-2017": "una tabella di rette con i massimali",
    "nursery": "fasce «oltre X», tabella a due chiavi, sconto ai fratelli, non residenti",
    "transport": "fisso più chilometri, fascia spostata, abbonamento, tetto al mese, fuori zona",
    "meals": "prezzo lungo una spezzata, primi pasti gratuiti, arrotondamento ai cinque centesimi",
    "home-education": "percentuale per ora a scaglioni, ISEE più altri redditi",
    "holidays": "una formula con coefficienti, arrotondamento all’euro",
}
NOT_YET = "in bozza, non ancora adottato"


@cache
def shipped_titles() -> Mapping[str, str]:
    """The title of each, by short name."""
    return {name: str(plain_data(shipped_text(name))["title"]) for name in SHOWS}


def shipped_text(name: str) -> str:
    """The TOML of a shipped regulation, comments included."""
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def started(text: str, *, authority: str, code: str, title: str, on: date) -> str:
    """A text made the authority's own: its name, a code, a title, no act yet, from a day; the rest as it was."""
    own = {"code": code, "title": title, "authority": authority, "resolution": NOT_YET, "valid_from": on}
    data = {name: value for name, value in plain_data(text).items() if name != "valid_to"}
    return rewritten(text, data | own)
