"""The columns of PEOPLE.csv, as Italian offices and programs call them."""

from collections.abc import Mapping

from traguardo.kernel.wording import letters

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "matricola": ("matricola", "id", "codice", "codicepersona", "person", "employee"),
    "nome": ("nome", "name", "nominativo", "cognomeenome", "dipendente"),
    "unita": ("unita", "unit", "unitaorganizzativa", "ufficio", "servizio", "settore"),
    "categoria": ("categoria", "category", "area", "inquadramento"),
    "genere": ("genere", "gender", "sesso"),
    "punti": ("punti", "points", "puntischeda"),
    "punteggio": ("punteggio", "score", "valutazione", "voto"),
    "part_time": ("parttime", "percentualeparttime", "orario"),
    "presenza": ("presenza", "presence", "presenze", "percentualepresenza"),
    "fascia": ("fascia", "group", "gruppo", "classe", "class"),
    "dal": ("dal", "firstday", "inizio", "datainizio", "assunzione", "from", "start"),
    "al": ("al", "lastday", "fine", "datafine", "cessazione", "to", "end"),
    "convenzioni": ("convenzioni", "others", "altricompensi", "altri", "agreements"),
    "migliore": ("migliore", "best", "maggiorazione"),
}
BY_ALIAS = {alias: name for name, aliases in COLUMNS.items() for alias in aliases}


def column_of(heading: str) -> str | None:
    """The column a heading means, whatever its case, accents and signs; None when it is none of ours.

    >>> column_of("Part-time"), column_of("Unità"), column_of("telefono")
    ('part_time', 'unita', None)
    """
    return BY_ALIAS.get(letters(heading))
