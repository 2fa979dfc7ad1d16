"""How a plan is going, said in a sentence to who has never read one."""

from traguardo.kernel.italian import it_day, it_number
from traguardo.observatory.queries.progress import Progress

ORDER = ("concluso", "in linea", "a rischio", "in ritardo", "non valutabile")
MANY = {
    "concluso": ("è concluso", "sono conclusi"),
    "in linea": ("è in linea", "sono in linea"),
    "a rischio": ("è a rischio", "sono a rischio"),
    "in ritardo": ("è in ritardo", "sono in ritardo"),
    "non valutabile": ("non si può ancora valutare", "non si possono ancora valutare"),
}


def in_a_sentence(found: Progress) -> str:
    """«Al 30/09/2024, su 12 obiettivi 8 sono in linea e 4 sono in ritardo.»"""
    goals = len(found.goals)
    if found.at is None:
        return f"Il piano del {found.year} ha {goals} {'obiettivo' if goals == 1 else 'obiettivi'}: i risultati non sono ancora pubblici."
    if not found.pace:
        return f"Al {it_day(found.at)} il piano non chiedeva ancora nessun risultato: si vedranno più avanti nell'anno."
    said = [f"{found.counts[word]} {MANY[word][found.counts[word] != 1]}" for word in ORDER if found.counts.get(word)]
    listed = (
        said[0] if len(said) == 1 else f"{', '.join(said[:-1])} e {said[-1]}" if said else "nessuno ha un risultato"
    )
    return f"Al {it_day(found.at)}, su {goals} {'obiettivo' if goals == 1 else 'obiettivi'}, {listed}."


def points(found: Progress) -> str:
    """«È stato raggiunto il 62,3% di quello che il piano promette per tutto l'anno; a questa data ne era dovuto il 70%.»"""
    if found.progress is None or not found.pace:
        return ""
    said = f"È stato raggiunto il {it_number(found.progress, 1)}% di quello che il piano promette per tutto l'anno"
    return said + (f"; a questa data ne era dovuto il {it_number(found.pace, 1)}%." if found.pace is not None else ".")
