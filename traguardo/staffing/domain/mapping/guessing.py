"""What a mapping most likely is, from the headings of an export: a beginning that people correct."""

from collections.abc import Sequence

from traguardo.kernel.wording import letters
from traguardo.staffing.domain.mapping.model import VOICES, ColumnMap, FullTime, Target

HINTS = {
    "code": ("matricola", "matr", "coddip", "codicedipendente", "iddipendente", "codice"),
    "surname": ("cognome",),
    "name": ("cognomeenome", "cognomenome", "nominativo", "dipendente", "nome"),
    "gender": ("genere", "sesso"),
    "born": ("annodinascita", "annonascita", "datadinascita", "datanascita", "natoil"),
    "unit": ("unita", "centrodicosto", "cdc", "ufficio", "servizio", "reparto", "sede", "struttura"),
    "category": ("areaocategoria", "categoria", "cat", "area", "livello", "inquadramento"),
    "profile": ("profilo", "qualifica", "mansione", "figura"),
    "position": ("incarico", "posizione"),
    "contract": ("rapporto", "tiporapporto", "contratto", "tipocontratto"),
    "full_time": ("orario", "percpt", "percparttime", "parttime", "percentuale", "oresett", "orelavoro", "ore"),
    "first_day": ("dal", "inizio", "datainizio", "decorrenza", "dataassunzione", "assuntoil", "assunzione"),
    "last_day": ("al", "fine", "datafine", "cessazione", "datacessazione", "cessatoil", "scadenza"),
    "year": ("anno",),
    "due": ("giornidovuti", "gglavorativi", "dovuti", "ggteorici", "teorici"),
    "worked": ("giornilavorati", "gglavorati", "lavorati", "presenze", "ggpresenza"),
}


def guess(headings: Sequence[str], target: Target) -> ColumnMap:
    """A column for each voice whose usual headings are there: the same word first, then one that begins so."""
    columns: dict[str, str] = {}
    for same in (True, False):
        for voice in VOICES[target]:
            heading = _like(voice, headings, same=same)
            if heading and voice not in columns and heading not in columns.values():
                columns[voice] = heading
    hours = "ore" in letters(columns.get("full_time", ""))
    return ColumnMap(target=target, columns=columns, full_time=FullTime.HOURS if hours else FullTime.PERCENT)


def _like(voice: str, headings: Sequence[str], *, same: bool) -> str:
    for hint in HINTS[voice]:
        for heading in headings:
            said = letters(heading)
            if said == hint if same else len(hint) > 3 and said.startswith(hint):
                return heading
    return ""
