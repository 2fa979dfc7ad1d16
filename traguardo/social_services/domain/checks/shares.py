"""How the share moves while the ISEE rises: jumps, falls, marginal rates, half cents; read off exact curves."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import gcd

from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_percent
from traguardo.kernel.rule_card import Hit
from traguardo.social_services.domain.checks.study import RegulationCard, Scenario, Study, hit
from traguardo.social_services.domain.compiling import Compiled
from traguardo.social_services.domain.curves import Curve, Piece, falls, jumps, share_curve, steepest
from traguardo.social_services.domain.explaining.words import amount
from traguardo.social_services.domain.machine import Input, Run
from traguardo.social_services.domain.regulation import Adjust, Rounding, Step

SHOWN, SCANNED, MOST_BANDS = 4, 2_000, 12
COARSE = Fraction(5)  # euro


def _where(study: Study, curve: Curve, place: int) -> str:
    label = study.compiled.labels[curve.along] if study.compiled else curve.along
    return f"{amount(Fraction(place, curve.scale), money=True)} di «{label}»"


def _with(scenario: Scenario) -> str:
    return f" (con {scenario.words})" if scenario.words else ""


def big_jumps(study: Study) -> Iterator[Hit]:
    """Thresholds at which the share jumps by more than the regulation accepts, each once, where it jumps most."""
    worst: dict[int, tuple[Fraction, str]] = {}
    for scenario, curve in study.curves:
        for jump in jumps(curve, above=study.regulation.limits.jump):
            size = abs(jump.after - jump.before)
            if size > worst.get(jump.where, (Fraction(0), ""))[0]:
                way = "sale" if jump.after > jump.before else "scende"
                words = f"Oltre {_where(study, curve, jump.where)} la quota {way} di colpo da {amount(jump.before, money=True)} a {amount(jump.after, money=True)}{_with(scenario)}."
                worst[jump.where] = (size, words)
    for _, words in list(worst.values())[:SHOWN]:
        yield hit(words, table="limits", key="jump", value=amount(study.regulation.limits.jump, money=True))


def falling(study: Study) -> Iterator[Hit]:
    """Where who has more pays less."""
    if study.regulation.limits.may_fall:
        return
    seen: set[int] = set()
    for scenario, curve in study.curves:
        for fall in falls(curve):
            if fall.where not in seen and len(seen) < SHOWN:
                seen.add(fall.where)
                yield hit(
                    f"Oltre {_where(study, curve, fall.where)} chi ha di più paga di meno: da {amount(fall.before, money=True)} a {amount(fall.after, money=True)}{_with(scenario)}.",
                    table="limits",
                    key="may_fall",
                )


def steep(study: Study) -> Iterator[Hit]:
    """Where one more euro of ISEE costs more than the limit in a year."""
    if study.compiled is None or study.along is None or study.along.name not in study.isee_keys():
        return
    limit, times = study.regulation.limits.marginal_rate, study.compiled.times_a_year
    found = [
        (rate[0] * times * 100, rate[1], scenario, curve)
        for scenario, curve in study.curves
        if (rate := steepest(curve)) is not None and rate[0] * times * 100 > limit
    ]
    if found:
        worst, place, scenario, curve = max(found, key=lambda each: each[0])
        yield hit(
            f"Da {_where(study, curve, place)} ogni euro di ISEE in più costa {amount(worst / 100, money=True)} l'anno: un'aliquota marginale del {it_percent(worst)}{_with(scenario)}.",
            table="limits",
            key="marginal_rate",
            value=it_percent(limit),
        )


def negative(study: Study) -> Iterator[Hit]:
    """Where the share would be below zero: at the least of the key, or where a stretch with no amount begins."""
    read = study.along
    if study.compiled is None or read is None:
        return
    program = study.compiled.program
    for scenario, curve in study.curves:
        places = [read.low, *(piece.last + 1 for piece in curve.pieces if piece.last < read.high)]
        found = next(
            (place for place in places if Run({**scenario.values, read.name: place})(program.amount) < 0), None
        )
        if found is not None:
            shown = amount(Run({**scenario.values, read.name: found}).exact(program.amount), money=True)
            yield hit(
                f"Con {_where(study, curve, found)} la quota sarebbe {shown}{_with(scenario)}.",
                table="result",
                key="amount",
            )
            return


def inexact(study: Study) -> Iterator[Hit]:
    """Where the curve is drawn by points."""
    if any(not curve.exact for _, curve in study.curves):
        yield hit(
            "Lungo l'ISEE la quota non è una formula a pezzi: salti e pendenze si leggono su molti punti, non su tutti.",
            table="limits",
        )


def no_rounding(study: Study) -> Iterator[Hit]:
    """No word on how the result is rounded."""
    if study.regulation.rounding is None:
        yield hit(
            "Il regolamento non dice come si arrotonda: si legge al centesimo, con il mezzo in su.", table="rounding"
        )


def coarse(study: Study) -> Iterator[Hit]:
    """Roundings to so many euro that who pays little pays nothing, or much more."""
    rounding = study.regulation.rounding
    if rounding is not None and rounding.step > COARSE:
        step = amount(rounding.step, money=True)
        yield hit(f"Si arrotonda al multiplo di {step}: la quota può spostarsi quasi di altrettanto.", table="rounding", key="step", value=step)  # fmt: skip


def no_tie(study: Study) -> Iterator[Hit]:
    """Roundings that do not say where the half goes, with an example where one is found."""
    rounding = study.regulation.rounding
    if rounding is not None and rounding.tie is None:
        found = _half_cent(study, rounding)
        shown = f" Per esempio {found}." if found else " Nei casi di esempio il mezzo non capita."
        yield hit(f"L'arrotondamento non dice dove va il mezzo.{shown}", table="rounding", key="tie")
    for rule in study.regulation.rules:
        for step in rule.steps if isinstance(rule, Adjust) else ():
            if _silent(step):
                yield hit(
                    "Un arrotondamento intermedio non dice dove va il mezzo.", table=f"rule «{rule.name}»", key="round"
                )


def _silent(step: Step) -> bool:
    return step.rounding is not None and step.rounding.tie is None


def _half_cent(study: Study, rounding: Rounding) -> str:
    """An example of a half: each numeric key moved by itself, from the example case and from each piece of the studied curve."""
    if study.compiled is None or not study.scenarios:
        return ""
    start = dict(study.scenarios[0].values)
    bands = study.curves[0][1].pieces[:MOST_BANDS] if study.curves and study.along else ()
    starts = [start, *({**start, study.curves[0][1].along: piece.first} for piece in bands)]
    found = (
        _half_along(study.compiled, values, read, rounding)
        for values in starts
        for read in study.compiled.program.inputs
        if read.kind in {"money", "number"}
    )
    return next(filter(None, found), "")


def _half_along(compiled: Compiled, values: Mapping[str, int], read: Input, rounding: Rounding) -> str:
    curve = share_curve(compiled, values, read.name)
    for piece in curve.pieces if curve.exact else ():
        place = _half_in(piece, rounding.step)
        if place is not None and Run({**values, read.name: place})(compiled.program.valid):
            where = amount(Fraction(place, read.scale), money=read.kind == "money")
            return f"con {compiled.labels[read.name]} {where} il conto fa {amount(piece.at(place), money=True)}"
    return ""


def _half_in(piece: Piece, step: Fraction) -> int | None:
    """The first place of a piece whose share is an odd number of half steps; on a bent piece among its first places."""
    halves = [each * 2 / step for each in piece.share]
    if len(halves) > 2:
        return next(
            (
                place
                for place in range(piece.first, min(piece.last, piece.first + SCANNED))
                if _is_half(piece.at(place), step)
            ),
            None,
        )
    if len(halves) == 1 or piece.first == piece.last:
        return piece.first if _is_half(piece.at(piece.first), step) else None
    return _congruent(halves[0], halves[1], piece)


def _is_half(share: Fraction, step: Fraction) -> bool:
    return share != 0 and (share * 2 / step).denominator == 1 and int(share * 2 / step) % 2 == 1


def _congruent(start: Fraction, slope: Fraction, piece: Piece) -> int | None:
    """The first x of the piece with start + slope × x an odd whole number: a linear congruence, solved exactly."""
    common = start.denominator * slope.denominator // gcd(start.denominator, slope.denominator)
    free, by, modulus = int(start * common), int(slope * common), 2 * common
    wanted = (common - free) % modulus
    shared = gcd(by, modulus)
    if wanted % shared:
        return None
    period = modulus // shared
    first = (wanted // shared * pow(by // shared, -1, period)) % period if period > 1 else 0
    place = first + -(-(piece.first - first) // period) * period
    return place if place <= piece.last else None


CARDS: tuple[RegulationCard, ...] = (
    RegulationCard(
        code="REG12",
        severity=Severity.WARNING,
        title="Salto della quota a una soglia",
        reason="Per un centesimo di ISEE in più si paga molto di più: chi sta sulla soglia lo sente ingiusto e fa ricorso.",
        mend="Sali con una retta («linear») fra le due soglie, o alza [limits] jump se il salto è voluto.",
        example="A 10.000,00 € di ISEE si pagano 130 €, a 10.000,01 € se ne pagano 260.",
        check=big_jumps,
    ),
    RegulationCard(
        code="REG13",
        severity=Severity.WARNING,
        title="Chi ha di più paga di meno",
        reason="Una quota che scende mentre l'ISEE sale non rispetta la capacità contributiva.",
        law="DPCM 159/2013 art. 1 e 2; L. 328/2000 art. 25",
        mend="Rivedi le fasce, o scrivi [limits] may_fall = true se è voluto, con il motivo in «note».",
        example="Una fascia al 50% del costo e la seguente al 40%.",
        check=falling,
    ),
    RegulationCard(
        code="REG14",
        severity=Severity.WARNING,
        title="Aliquota marginale troppo alta",
        reason="Se un euro in più di ISEE costa più del limite, guadagnare di più non conviene.",
        mend="Allunga il tratto in cui la quota sale, o alza [limits] marginal_rate.",
        example="Fra 9.000 e 10.000 € la quota sale di 200 € al mese: 2,40 € l'anno per ogni euro.",
        check=steep,
    ),
    RegulationCard(
        code="REG16",
        severity=Severity.WARNING,
        title="Manca l'arrotondamento",
        reason="Senza una regola due uffici fanno due centesimi diversi.",
        mend='Scrivi [rounding] step = 0.01 e tie = "half_up".',
        example="Nessuna tabella [rounding].",
        check=no_rounding,
    ),
    RegulationCard(
        code="REG17",
        severity=Severity.WARNING,
        title="Mezzo centesimo senza regola",
        reason="Un conto che finisce a metà fra due centesimi va in su o in giù: il testo deve dirlo.",
        mend="Scrivi «tie»: half_up (il mezzo va in su), half_even (al pari), half_down (in giù).",
        example="La metà di 20,21 € è 10,105 €: 10,10 o 10,11?",
        check=no_tie,
    ),
    RegulationCard(
        code="REG26",
        severity=Severity.NOTE,
        title="Curva letta per punti",
        reason="Dove la quota si divide per l'ISEE, o arrotonda in mezzo al conto, i controlli guardano molti punti e non tutti.",
        mend="Nessuno, se è voluto: le soglie e i loro centesimi vicini sono sempre fra i punti guardati.",
        example='{ divide = ["costo", "isee"], step = 0.01 }.',
        check=inexact,
    ),
    RegulationCard(
        code="REG27",
        severity=Severity.WARNING,
        title="Quota negativa",
        reason="Una quota sotto zero non esiste: il caso resta senza importo.",
        mend="Aggiungi un passo { minimum = 0 }, o usa { excess = [a, b] } al posto di { minus = [a, b] }.",
        example="Il costo meno un contributo più grande del costo.",
        check=negative,
    ),
    RegulationCard(
        code="REG28",
        severity=Severity.WARNING,
        title="Arrotondamento troppo grande",
        reason="Con un passo di molti euro due persone quasi uguali pagano somme molto diverse: di solito è un errore di scrittura.",
        mend="Scrivi il passo in euro: 0.01 al centesimo, 0.5 a cinquanta centesimi, 1 all'euro.",
        example="step = 1000 al posto di step = 0.01.",
        check=coarse,
    ),
)
