"""The papers of a fund, gathered as plain data and typeset: «Fondo», «Relazione illustrativa e tecnico-finanziaria»."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from traguardo.access.facade import Authority
from traguardo.incentives.domain.fund import Kind, LineSum, PoolSum, SectionSum, StepKind
from traguardo.incentives.domain.fund_life import Stage
from traguardo.incentives.library import papers
from traguardo.incentives.library.papers.boxes import BOXES
from traguardo.incentives.library.papers.tables import Plain, printed, small
from traguardo.incentives.queries.fund_blocks import laid_out
from traguardo.incentives.queries.fund_tables import agreements, compared, limit, make_up, uses
from traguardo.incentives.queries.funds import FundSheet, in_force
from traguardo.kernel.italian import it_money
from traguardo.kernel.money import Money
from traguardo.kernel.rule_card import SEVERITIES
from traguardo.kernel.table import Table
from traguardo.typesetting.facade import typeset

HERE = Path(papers.__file__).parent
PAPERS = {"fondo": "Fondo", "relazione": "Relazione"}
STABLE = "stab"
STEPS = {
    StepKind.SET_UP: "Costituzione",
    StepKind.AMENDMENT: "Modifica",
    StepKind.DRAFT: "Ipotesi di accordo",
    StepKind.REPORT: "Relazioni",
    StepKind.OPINION: "Parere dei revisori",
    StepKind.AUTHORISED: "Autorizzazione",
    StepKind.SIGNED: "Contratto",
}


def print_paper(paper: str, sheet: FundSheet, *, authority: Authority, today: date) -> bytes:
    """A paper as PDF/A and PDF/UA, marked as a draft until the fund is signed; dated the day of the last step, else today."""
    signed = sheet.stage is Stage.SIGNED
    at = max(sheet.made.values()) if signed and sheet.made else today
    gather, template, title = KINDS[paper]
    data = _common(sheet, authority, at) | gather(sheet)
    return typeset(HERE / template, data, title=title.format(year=sheet.year), date=at, draft=not signed)


def _common(sheet: FundSheet, authority: Authority, at: date) -> Plain:
    sums, layout = sheet.sums, laid_out(sheet.sums)
    return {
        "owner": {"name": authority.name, "kind": authority.kind},
        "name": sheet.name,
        "heading": sheet.fund.title,
        "year": sheet.year,
        "state": sheet.stage.label,
        "reason": sheet.reason,
        "at": at,
        "total": it_money(sums.total.cents),
        "used": it_money(sums.used.cents),
        "carry": sums.carry_over.cents,
        "savings": sums.savings.cents,
        "idle": sums.idle.cents,
        "errors": len(sheet.errors),
        "uses": printed(uses(sheet, layout)),
        "limit": printed(limit(sheet)) if sums.limit else None,
        "findings": [
            {"code": each.code, "weight": SEVERITIES[each.severity], "message": each.message} for each in sums.findings
        ],
        "digest": sheet.digest,
    }


def _fund(sheet: FundSheet) -> Plain:
    sums = sheet.sums
    tiles = [{"figure": it_money(sums.total.cents), "label": "totale del fondo", "tone": "calm"}]
    tiles += [
        {"figure": it_money(each.total.cents), "label": each.section.title.lower(), "tone": "mute"}
        for each in sums.sections
    ]
    return {
        "tiles": tiles[:4],
        "make_up": printed(_numbered(sheet, make_up(sheet, laid_out(sums)))),
        "agreements": printed(agreements(sheet)) if sums.agreements else None,
        "acts": [{"label": STEPS[step.kind], "on": step.on, "act": step.act} for step in sheet.fund.steps],
    }


def _report(sheet: FundSheet) -> Plain:
    sums = sheet.sums
    stable = [each for each in sums.sections if is_stable(each)]
    variable = [each for each in sums.sections if each not in stable]
    codes = {each.section.code for each in stable}
    fixed = [each for each in sums.pools if codes.intersection(each.pool.of)]
    negotiated = [each for each in sums.pools if each not in fixed]
    cuts = [line for each in sums.sections for line in each.lines if line.line.kind is Kind.DEDUCTION]
    texts = {code: {"label": label.lower(), "text": sheet.texts.get(code, "")} for code, label, _ in BOXES}
    return {
        "steps": _steps(sheet),
        "texts": texts,
        "missing": [label for code, label, _ in BOXES if not sheet.texts.get(code)],
        "stable": [_items(each) for each in stable],
        "variable": [_items(each) for each in variable],
        "deductions": _lines("Decurtazioni", cuts) if cuts else None,
        "synthesis": _synthesis(sheet, stable, variable),
        "fixed": _uses("Destinazioni fisse", fixed),
        "negotiated": _uses("Destinazioni del contratto integrativo", negotiated),
        "spending": _spending(sheet, fixed, negotiated),
        "cover": {"stable": _cents(each.total for each in stable), "fixed": _cents(each.used for each in fixed)},
        "years": _years(sheet),
    }


def is_stable(section: SectionSum) -> bool:
    """Whether a section holds what is certain and stable: its code or its title says so, for both are free words."""
    return STABLE in f"{section.section.code} {section.section.title}".casefold()


def _steps(sheet: FundSheet) -> Plain:
    last = {step.kind: {"on": step.on, "act": step.act} for step in sheet.fund.steps}
    return {
        "agree": last.get(StepKind.DRAFT),
        "sign": last.get(StepKind.SIGNED),
        "authorise": last.get(StepKind.AUTHORISED),
        "opinion": last.get(StepKind.OPINION),
    }


def _items(section: SectionSum) -> Plain:
    return _lines(section.section.title, [each for each in section.lines if each.line.kind is Kind.ITEM])


def _numbered(sheet: FundSheet, table: Table) -> Table:
    """The table with the number of each line before its words: findings and formulas call lines by it."""
    lines = {line.code for line in sheet.fund.lines}
    rows = (replace(row, label=_called(row.code, row.label)) if row.code in lines else row for row in table.rows)
    return replace(table, rows=tuple(rows))


def _called(code: str, label: str) -> str:
    return f"{code}. {label}" if code[:1].isdigit() else label


def _lines(title: str, lines: Iterable[LineSum]) -> Plain:
    """Lines with their law, and their sum."""
    known = list(lines)
    rows = [
        {
            "kind": "item",
            "label": _called(each.line.code, each.line.description),
            "cells": [each.line.law, it_money(each.amount.cents)],
        }
        for each in known
    ]
    total = it_money(_cents(each.amount for each in known))
    rows.append({"kind": "total", "label": "Totale", "cells": ["", total]})
    return {
        "title": title,
        "note": "",
        "stub": "Voce",
        "heads": ["Norma o clausola", "Importo"],
        "figures": [False, True],
        "rows": rows,
    }


def _synthesis(sheet: FundSheet, stable: list[SectionSum], variable: list[SectionSum]) -> Plain:
    groups = (
        ("Risorse stabili, prima delle decurtazioni", stable),
        ("Risorse variabili, prima delle decurtazioni", variable),
    )
    rows = [(label, Money(_cents(each.items for each in sections)), False) for label, sections in groups]
    rows.append(("Decurtazioni", Money(_cents(each.deductions for each in sheet.sums.sections)), False))
    rows.append(("Totale del fondo sottoposto a certificazione", sheet.sums.total, True))
    return small("Sintesi della costituzione", rows)


def _uses(title: str, pools: list[PoolSum]) -> Plain | None:
    rows = [(each.use.description, each.amount, False) for pool in pools for each in pool.uses]
    return small(title, [*rows, ("Totale", Money(_cents(each.used for each in pools)), True)]) if rows else None


def _spending(sheet: FundSheet, fixed: list[PoolSum], negotiated: list[PoolSum]) -> Plain:
    sums = sheet.sums
    rows = [
        ("Destinazioni non disponibili alla contrattazione", Money(_cents(each.used for each in fixed)), False),
        ("Destinazioni regolate dal contratto", Money(_cents(each.used for each in negotiated)), False),
        ("Ancora da regolare", sums.idle, False),
        ("Al fondo dell’anno dopo e al bilancio", sums.carry_over + sums.savings - sums.left, False),
    ]
    return small(
        "Sintesi della destinazione", [*rows, ("Totale", Money(_cents(amount for _, amount, _ in rows)), True)]
    )


def _years(sheet: FundSheet) -> Plain | None:
    before = in_force(sheet.every).get(sheet.year - 1)
    return printed(compared([before, sheet])) if before else None


def _cents(amounts: Iterable[Money]) -> int:
    return sum(amount.cents for amount in amounts)


KINDS: dict[str, tuple[Callable[[FundSheet], Plain], str, str]] = {
    "fondo": (_fund, "fund.typ", "Fondo {year}"),
    "relazione": (_report, "report.typ", "Relazione illustrativa e tecnico-finanziaria"),
}
