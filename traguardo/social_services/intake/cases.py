"""A case's JSON file into flat data, its numbers exact."""

import json
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

from traguardo.kernel.finding import Finding
from traguardo.kernel.wording import short
from traguardo.social_services.domain.cases.telling import told
from traguardo.social_services.intake.texts import UnreadableError, text_of

LARGEST = 200_000
FLAT = 'Scrivi { "isee": 12000, … }: «traguardo social-services case» ne stampa uno.'


def read_case_text(text: str) -> tuple[dict[str, object], list[Finding]]:
    """The flat object a JSON text says; a key written twice, a nested value or a number that is not one is a finding."""
    findings: list[Finding] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        seen: dict[str, object] = {}
        for name, value in pairs:
            if name in seen:
                findings.append(told("CAS02", name, f"«{short(name)}» è scritta due volte.", "Tienine una."))
            seen[name] = value
        return seen

    try:
        data = json.loads(text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=once)
        json.dumps(data, ensure_ascii=False, default=str).encode()  # half a character cannot be told back
    except (ValueError, ArithmeticError, RecursionError) as trouble:
        return {}, [told("CAS03", "", f"Il caso non è un JSON corretto: {short(str(trouble))}.", FLAT)]
    if not isinstance(data, dict):
        return {}, [told("CAS03", "", "Il caso non è una tabella di chiavi e valori.", FLAT)]
    nested = [name for name, value in data.items() if isinstance(value, dict | list)]
    findings += [
        told("CAS03", name, f"«{short(name)}» non è un valore solo.", "Scrivi un numero, un testo, true o false.")
        for name in nested
    ]
    return {name: value for name, value in data.items() if name not in nested}, findings


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} non è un numero")


def read_case_file(path: Path) -> tuple[dict[str, object], list[Finding]]:
    """The case of a file; what keeps it from being opened is a finding too."""
    try:
        return read_case_text(text_of(path, largest=LARGEST))
    except UnreadableError as trouble:
        return {}, [
            told("CAS03", "", f"Il caso non si legge: {trouble}.", "Controlla il nome, la cartella e il tipo di file.")
        ]
