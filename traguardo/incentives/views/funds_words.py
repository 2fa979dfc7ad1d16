"""A fund in a sentence, its way to the signature as steps, its totals as tiles."""

from traguardo.incentives.domain.fund_life import Move, Stage, transition
from traguardo.incentives.queries.funds import FundSheet
from traguardo.kernel.italian import it_day, it_money
from traguardo.kernel.money import Money

WAY = (Stage.DRAFT, Stage.PROPOSED, Stage.OPINED, Stage.AGREED, Stage.AUTHORISED, Stage.SIGNED)
SHORT = {Stage.DRAFT: "Costruzione", Stage.PROPOSED: "Proposta", Stage.OPINED: "Parere", Stage.AGREED: "Ipotesi", Stage.AUTHORISED: "Autorizzazione", Stage.SIGNED: "Firma"}  # fmt: skip
DONE_BY = {Stage.PROPOSED: Move.PROPOSE, Stage.OPINED: Move.OPINE, Stage.AGREED: Move.AGREE, Stage.AUTHORISED: Move.AUTHORISE, Stage.SIGNED: Move.SIGN}  # fmt: skip


def answer(sheet: FundSheet) -> str:
    """«Il fondo 2016 vale 133.555,89 €, 15,00 € oltre il limite. È in costruzione, con 2 errori da correggere.»"""
    sums = sheet.sums
    room = sums.limit.room.cents if sums.limit and sums.limit.in_force else None
    limited = "" if room is None else f", {it_money(abs(room))} {'sotto' if room >= 0 else 'oltre'} il limite"
    number = len(sheet.errors)
    wrong = f", con {'un errore' if number == 1 else f'{number} errori'} da correggere" if number else ""
    return f"Il {sheet.name.lower()} vale {it_money(sums.total.cents)}{limited}. È «{sheet.stage.label}»{wrong}."


def course(sheet: FundSheet) -> list[tuple[str, str, str]]:
    """The steps of its life for the stepper: words, address, how far."""
    here, made = WAY.index(sheet.stage), sheet.made
    steps = []
    for place, stage in enumerate(WAY):
        day = made.get(DONE_BY[stage]) if stage in DONE_BY and place <= here else None
        last = place == here and stage is Stage.SIGNED
        how = "done" if place < here or last else "current" if place == here else "todo"
        steps.append((f"{SHORT[stage]}{f', {it_day(day)}' if day else ''}", "", how))
    return steps


def totals_by_year(sheet: FundSheet) -> list[tuple[str, Money, str]]:
    """The figures one looks for first: the whole, each section, what goes on; with a note."""
    sums = sheet.sums
    sections = [(each.section.title, each.total, _cuts(each.deductions)) for each in sums.sections]
    return [("Totale del fondo", sums.total, ""), *sections, ("All’anno dopo", sums.carry_over, _unsettled(sums.idle))]


def told(move: Move) -> str:
    """A step in the history: «Parere dei revisori»."""
    return {
        Move.PROPOSE: "Fondo proposto",
        Move.OPINE: "Parere dei revisori",
        Move.AGREE: "Ipotesi di accordo",
        Move.REPORT: "Relazione illustrativa e tecnico-finanziaria",
        Move.CERTIFY: "Parere dei revisori sull’ipotesi",
        Move.AUTHORISE: "Autorizzazione alla firma",
        Move.SIGN: "Contratto firmato",
        Move.REOPEN: "Riportato in costruzione",
    }.get(move, transition(move).verb)


def _cuts(deductions: Money) -> str:
    return f"tolti {it_money(-deductions.cents)} di decurtazioni" if deductions.cents else ""


def _unsettled(idle: Money) -> str:
    return f"altri {it_money(idle.cents)} senza destinazione" if idle.cents else ""
