"""Every anomaly of the four reference plans that arithmetic or structure can show is found; the errors are all true ones.

The ids are those of ANOMALIES-*.md; each line says in which plan, by which rule, at which row and with which words.
"""

import csv

import pytest

from traguardo.kernel.finding import Severity
from traguardo.performance.domain.checks import check_plan
from traguardo.performance.intake.reading import read_plan

SHEETS, TREE_2021, TREE_2022, REPORT = "cssm-2021", "coeso-2021", "coeso-2022", "ciss-2024"

# id, folder, code, sheet, row, fragments of the message
ANOMALIES = [
    ("S1", SHEETS, "PES01", "steps", 40, ("obiettivo I", "93,00", "mancano 7,00")),
    ("S2", SHEETS, "PES02", "steps", 48, ("I.9",)),
    ("S2", SHEETS, "PES12", "steps", 48, ("I.9", "76,00", "83,00")),
    ("S3", SHEETS, "PES04", "objectives", 19, ("obiettivo 8", "4,00", "3,00")),
    ("S4", SHEETS, "PES03", "objectives", 2, ("101,00", "100,00")),
    ("S5", SHEETS, "STR18", "objectives", 9, ("obiettivo H",)),
    ("S5", SHEETS, "STR18", "objectives", 12, ("obiettivo 1 ", "GDPR")),
    ("S5", SHEETS, "STR18", "objectives", 19, ("obiettivo 8", "nuove modalità", "nuovi tirocinii")),
    ("S5", SHEETS, "STR18", "objectives", 20, ("obiettivo 9", "Interreg", "Intereg")),
    ("S5", SHEETS, "STR19", "objectives", 27, ("obiettivo 16", "Piano", "piano")),
    ("S7", SHEETS, "STR12", "steps", 67, ("2.5 e 2.6", "indicatori diversi")),
    ("S16", SHEETS, "TAR15", "steps", 48, ("I.9",)),
    ("S16", SHEETS, "TAR15", "steps", 49, ("I.10",)),
    ("S17", SHEETS, "STR13", "steps", 27, ("E.1 e E.2",)),
    ("S17", SHEETS, "STR13", "steps", 97, ("10.3 e 10.4",)),
    ("S17", SHEETS, "STR13", "steps", 127, ("16.5 e 16.6",)),
    ("S17", SHEETS, "STR13", "steps", 130, ("16.8 e 16.9",)),
    ("S17", SHEETS, "STR13", "steps", 132, ("16.10 e 16.11",)),
    ("S17", SHEETS, "STR13", "steps", 134, ("16.12 e 16.13",)),
    ("S19", SHEETS, "PES13", "steps", 5, ("obiettivo B", "100,01")),
    ("S19", SHEETS, "PES13", "steps", 40, ("obiettivo I", "100,02")),
    ("S19", SHEETS, "PES13", "steps", 85, ("obiettivo 8", "99,99")),
    ("S19", SHEETS, "PES13", "steps", 118, ("obiettivo 15", "100,01")),
    ("S19", SHEETS, "PES13", "steps", 122, ("obiettivo 16", "99,97")),
    ("S20", SHEETS, "STR14", "steps", 110, ("13.2", "31/07/2021", "13.1", "31/12/2021")),
    ("S21", SHEETS, "STR15", "steps", 3, ("«A2»", "«A3»")),
    ("S24", SHEETS, "STR12", "steps", 16, ("C.2 e C.4",)),
    ("S24", SHEETS, "STR12", "steps", 88, ("8.2 e 8.4", "anni diversi")),
    ("S24", SHEETS, "STR12", "steps", 115, ("14.1 e 14.4", "anni diversi")),
    ("S24", SHEETS, "STR12", "steps", 116, ("14.2 e 14.5", "anni diversi")),
    ("P01", TREE_2021, "TAB14", "income_statement", 12, ("317.317", "317.318")),
    ("P01", TREE_2021, "TAB14", "income_statement", 36, ("stampato 336", "335")),
    ("P02", TREE_2021, "TAB03", "spending_by_target", 26, ("18.328.410", "18.328.409")),
    ("P02", TREE_2021, "TAB03", "spending_by_target", 27, ("19.719.357", "19.719.356")),
    ("P02", TREE_2021, "TAB03", "spending_by_service", 29, ("19.719.357", "19.719.356")),
    ("P03", TREE_2021, "TAB06", "printed_changes", 2, ("+33%", "+25%", "anno finale")),
    ("P06", TREE_2021, "TAR01", "tree", 29, ("Indicatore 28", "atteso 2", "partenza 4")),
    ("P06", TREE_2021, "TAR01", "tree", 44, ("Indicatore 43", "80%", "100%")),
    ("P06", TREE_2021, "TAR01", "tree", 48, ("Indicatore 47", "90%", "92,9%")),
    ("P06", TREE_2021, "TAR01", "tree", 50, ("Indicatore 49", "25%", "24%", "più basso")),
    ("P06", TREE_2021, "TAR01", "tree", 55, ("Indicatore 54", "5%", "1,5%", "più basso")),
    ("P07", TREE_2021, "TAR27", "triennial", 10, ("Operatività dei team di coordinamento",)),
    ("P07", TREE_2021, "TAR27", "triennial", 57, ("liste d'attesa per Centri Diurni",)),
    ("P07", TREE_2021, "TAR27", "triennial", 58, ("capacità della SdS",)),
    ("P07", TREE_2021, "TAR28", "triennial", 63, ("mantenimento delle autonomie", "2022 e 2023")),
    ("P08", TREE_2021, "STR08", "tree", 11, ("otenziare la dotazione", "5, 6, 7, 10 e 11")),
    ("P09", TREE_2021, "TAR18", "tree", 39, ("Con il Bilancio civilistico",)),
    ("P09", TREE_2021, "TAR21", "tree", 32, ("31, 59 e 60",)),
    ("P09", TREE_2021, "TAR20", "tree", 8, ("indicatore 7", "30/12/2021")),
    ("P09", TREE_2021, "TAR17", "tree", 38, ("Indicatore 37", "almeno 5")),
    ("P10", TREE_2021, "TAR09", "tree", 18, ("Indicatore 17", "«+2»", "11")),
    ("P10", TREE_2021, "TAR08", "tree", 53, ("Indicatore 52", "«+3»", "Vale 3")),
    ("P11", TREE_2021, "TAR06", "tree", 42, ("Indicatore 41",)),
    ("P11", TREE_2021, "TAR06", "tree", 43, ("Indicatore 42",)),
    ("P12", TREE_2021, "STR18", "triennial", 2, ("presidiare", "PRESIDARE")),
    ("P12", TREE_2021, "STR19", "triennial", 5, ("1.2, 1.3, 1.4 e 3",)),
    ("Q01", TREE_2022, "TAB06", "printed_changes", 2, ("Multiutenza", "+42%", "+29%", "anno finale")),
    ("Q01", TREE_2022, "TAB06", "printed_changes", 3, ("Immigrati", "+235%", "+70%", "anno finale")),
    ("Q01", TREE_2022, "TAB06", "printed_changes", 4, ("Salute mentale", "+76%", "+43%", "anno finale")),
    ("Q01", TREE_2022, "TAB06", "printed_changes", 5, ("Famiglie", "-25%", "-34%", "anno finale")),
    ("Q01", TREE_2022, "TAB06", "printed_changes", 6, ("Povertà", "-27%", "-38%", "anno finale")),
    ("Q01", TREE_2022, "TAB06", "printed_changes", 7, ("Giovani", "-55%", "-125%", "anno finale")),
    ("Q01", TREE_2022, "TAB06", "printed_changes", 8, ("Inclusione sociale", "-49%", "-94%", "anno finale")),
    ("Q01", TREE_2022, "TAB06", "printed_changes", 9, ("Trasferimenti", "+34%", "+25%", "anno finale")),
    ("Q01", TREE_2022, "TAB06", "printed_changes", 10, ("supporto alla persona", "+24%", "+19%", "anno finale")),
    ("Q01", TREE_2022, "TAB06", "printed_changes", 11, ("semiresidenziali", "-19%", "-24%", "anno finale")),
    ("Q02", TREE_2022, "TAB06", "printed_changes", 12, ("Dipendenti", "+41,7%", "+29,5%", "anno finale")),
    ("Q02", TREE_2022, "TAB06", "printed_changes", 13, ("Addetti in comando + Addetti interinali", "-33%", "-50%")),
    ("Q03", TREE_2022, "TAB08", "financial_indicators", 8, ("7,9", "4,50")),
    ("Q03", TREE_2022, "TAB08", "financial_indicators", 9, ("5,9", "4,75")),
    ("Q04", TREE_2022, "TAB11", "financial_indicators", 5, ("8,2 (2020)",)),
    ("Q05", TREE_2022, "TAB08", "staff_level", 4, ("Livello C", "stampato 10", "11 persone")),
    ("Q05", TREE_2022, "TAB08", "staff_level", 5, ("Livello B", "stampato 13", "12 persone")),
    ("Q06", TREE_2022, "TAB08", "staffing_2021", 2, ("1.412.550,00", "1.393.200")),
    ("Q06", TREE_2022, "TAB08", "staffing_2021", 5, ("303.742,40", "326.400")),
    ("Q07", TREE_2022, "TAB08", "staffing_2021", 2, ("stampato 45", "fa 44 posti")),
    ("Q07", TREE_2022, "TAB08", "staffing_2021", 11, ("stampato 82", "fa 81 posti")),
    ("Q08", TREE_2022, "TAB08", "staffing_2021", 11, ("somministrato", "stampato 7", "5 persone")),
    ("Q09", TREE_2022, "TAB14", "staff_contract_shares", 2, ("100,01",)),
    ("Q09", TREE_2022, "TAB08", "staff_profile", 21, ("stampato 78", "79 persone")),
    ("Q10", TREE_2022, "TAB08", "hiring_2022", 4, ("0.5", "0,83")),
    ("Q12", TREE_2022, "TAB08", "standards", 19, ("365800", "366.000")),
    ("Q12", TREE_2022, "TAB08", "standards", 20, ("400800", "400.000")),
    ("Q12", TREE_2022, "TAB08", "standards", 21, ("35000", "40.000")),
    ("Q13", TREE_2022, "TAB08", "standards", 3, ("stampato 60", "59,33")),
    ("Q14", TREE_2022, "TAB01", "training_forms", 8, ("stampa 23", "sommano a 24")),
    ("Q15", TREE_2022, "TAB08", "training_plan", 5, ("stampato 800", "1.600")),
    ("Q16", TREE_2022, "STR20", "tree", 3, ("90%", "≥ 70%", "2 volte")),
    ("Q16", TREE_2022, "STR21", "tree", 3, ("AO SERVIZIO NON AUTOSUFFICIENZA", "par. 8.5.2")),
    ("Q17", TREE_2022, "STR21", "tree", 8, ("AO STAFF DIREZIONE", "AO STAFF UNITA' FUNZIONALE", "par. 6.2")),
    ("Q18", TREE_2022, "STR24", "tree", 9, ("AO SERVIZI FINANZIARI ED ECONOMICI", "nessun sotto-indicatore")),
    ("Q19", TREE_2022, "STR26", "tree", 6, ("Indicatore 5", "4 parti")),
    ("Q19", TREE_2022, "STR26", "tree", 9, ("Indicatore 8", "7 parti")),
    ("Q20", TREE_2022, "TAR01", "tree", 2, ("atteso 4", "partenza 6")),
    ("Q20", TREE_2022, "TAR01", "tree", 7, ("70%", "81%")),
    ("Q20", TREE_2022, "TAR01", "tree", 29, ("atteso 2", "partenza 5")),
    ("Q20", TREE_2022, "TAR01", "tree", 39, ("90%", "100%")),
    ("Q20", TREE_2022, "TAR01", "tree", 40, ("95%", "100%")),
    ("Q20", TREE_2022, "TAR01", "tree", 41, ("90%", "100%")),
    ("Q20", TREE_2022, "TAR01", "tree", 45, ("4%", "3%", "più basso")),
    ("Q20", TREE_2022, "TAR01", "tree", 48, ("65%", "66,11%")),
    ("Q20", TREE_2022, "TAR01", "tree", 49, ("80%", "99%")),
    ("Q21", TREE_2022, "TAR06", "tree", 15, ("Indicatore 14", "100%")),
    ("Q22", TREE_2022, "TAR16", "tree", 27, ("Indicatore 26", "entro la data", "è 1")),
    ("Q23", TREE_2022, "TAR11", "tree", 16, ("Indicatore 15", "«Non»")),
    ("Q23", TREE_2022, "TAR12", "tree", 13, ("Indicatore 12", "vuota")),
    ("Q24", TREE_2022, "STR02", "triennial", 11, ("Realizzazione dei progetti in ambito PNRR",)),
    ("Q24", TREE_2022, "STR02", "triennial", 26, ("visibilità social",)),
    ("Q24", TREE_2022, "STR02", "triennial", 29, ("Transizion",)),
    ("Q24", TREE_2022, "STR02", "triennial", 30, ("digitalizzazione",)),
    ("Q24", TREE_2022, "STR02", "triennial", 31, ("Sperimentazione",)),
    ("Q24", TREE_2022, "STR18", "triennial", 4, ("Costituzione del team", "Operatività del team")),
    ("Q24", TREE_2022, "STR18", "triennial", 10, ("Presentazione e realizzazione", "Presentazione di")),
    ("Q29", TREE_2022, "TAB08", "staffing_need", 9, ("38.000,00", "50.000")),
    ("Q31", TREE_2022, "TAB03", "spending_by_target", 26, ("19.719.357", "19.719.356")),
    ("Q31", TREE_2022, "TAB03", "spending_by_target", 27, ("20.837.862", "20.837.863")),
    ("Q31", TREE_2022, "TAB03", "spending_by_service", 28, ("19.719.357", "19.719.356")),
    ("R1", REPORT, "TAB02", "budget", 15, ("8.056.169", "7.640.699", "415.470", "di cui")),
    ("R2", REPORT, "TAB10", "organisation_indicators", 3, ("17,13%", "N. ore annue")),
    ("R4", REPORT, "RIS03", "activities", 41, ("7.13", "Entro dicembre 2025")),
    ("R5", REPORT, "RIS11", "indicators", 2, ("35 indicatori su 35", "1.1 +183", "1.2 +92", "3.3 +7", "7.6 -100", "7.8 -5", "8.3 +10", "8.4 +10")),
    ("R6", REPORT, "TAB08", "organisation_indicators", 2, ("92,6%", "88,89%")),
    ("R7", REPORT, "RIS08", "objectives", 2, ("raggiunto", "1.1 183 giorni", "1.2 92 giorni", "1.3 con riserva")),
    ("R7", REPORT, "RIS01", "activities", 2, ("1.1", "183 giorni")),
    ("R7", REPORT, "RIS01", "activities", 3, ("1.2", "92 giorni")),
    ("R8", REPORT, "RIS02", "activities", 4, ("1.3", "non ancora attivato")),
    ("R9", REPORT, "RIS08", "objectives", 3, ("interamente raggiunto", "2.5 senza risultato", "2.4 in ritardo di 77", "2.5 in ritardo di 46", "2.6 in ritardo di 30")),
    ("R9", REPORT, "RIS01", "activities", 8, ("2.4", "77 giorni")),
    ("R9", REPORT, "RIS01", "activities", 9, ("2.5", "46 giorni")),
    ("R9", REPORT, "RIS01", "activities", 10, ("2.6", "30 giorni")),
    ("R10", REPORT, "RIS13", "activities", 12, ("2.8", "novembre 2024", "2.4", "dicembre 2024")),
    ("R11", REPORT, "RIS08", "objectives", 4, ("nei termini di legge", "3.3 7 giorni")),
    ("R11", REPORT, "RIS01", "activities", 17, ("3.3",)),
    ("R11", REPORT, "RIS05", "activities", 17, ("3.3", "posticipata")),
    ("R12", REPORT, "RIS08", "objectives", 5, ("per la parte eseguibile", "4.2 spostato", "4.3 senza risultato", "4.4 senza risultato")),
    ("R12", REPORT, "RIS02", "activities", 19, ("4.2", "spostata")),
    ("R12", REPORT, "RIS05", "activities", 19, ("4.2", "31/07/2025")),
    ("R13", REPORT, "RIS13", "activities", 28, ("6.3", "Dicembre 2024", "Aprile 2024")),
    ("R15", REPORT, "RIS09", "indicators", 29, ("7.6", "0 invece di 100")),
    ("R15", REPORT, "RIS02", "activities", 35, ("7.7", "spostata")),
    ("R15", REPORT, "RIS05", "activities", 35, ("7.7", "31/12/2025")),
    ("R16", REPORT, "RIS09", "indicators", 31, ("7.8", "95 invece di 100")),
    ("R17", REPORT, "RIS02", "activities", 36, ("7.8", "in parte")),
    ("R17", REPORT, "RIS02", "activities", 38, ("7.10", "in parte")),
    ("R17", REPORT, "RIS02", "activities", 39, ("7.11", "in parte")),
    ("R17", REPORT, "RIS01", "activities", 38, ("7.10", "92 giorni")),
    ("R17", REPORT, "RIS01", "activities", 39, ("7.11", "92 giorni")),
    ("R19", REPORT, "STR25", "indicators", 2, ("obiettivo 1", "(2023)")),
    ("R19", REPORT, "STR25", "indicators", 24, ("obiettivo 7", "(2024)", "2024-2025")),
    ("R19", REPORT, "STR25", "indicators", 33, ("obiettivo 8", "(2023/2024)")),
    ("R20", REPORT, "STR18", "objectives", 9, ("obiettivo 8", "tempi medi")),
    ("R20", REPORT, "STR19", "objectives", 3, ("obiettivo 2", "2024/2025", "2024-2025")),
    ("R21", REPORT, "STR16", "indicators", 29, ("7.2, 7.4 e 7.6",)),
    *(("R22", REPORT, "TAR23", "indicators", row, (code,)) for code, row in (("7.2", 25), ("7.4", 27), ("7.6", 29), ("7.7", 30), ("7.8", 31))),
    ("R23", REPORT, "TAR24", "indicators", 6, ("2.2", "n. dipendenti", "«tutti»")),
    ("R24", REPORT, "RIS07", "activities", 26, ("6.1", "7.9", "7.12", "8.3", "8.4")),
    ("R24", REPORT, "TAR25", "activities", 26, ("6.1", "7.9", "7.12", "8.3", "8.4", "indicatore 7.9")),
    ("R25", REPORT, "RIS06", "activities", 2, ("1.1", "due date")),
    ("R25", REPORT, "RIS06", "activities", 3, ("1.2", "due date")),
    ("R28", REPORT, "TAR14", "activities", 22, ("obiettivo 5", "5.1", "5.2", "5.3")),
    ("R28", REPORT, "TAR14", "activities", 27, ("obiettivo 6", "6.2", "indicatore 6.1")),
    ("R29", REPORT, "RIS10", "objectives", 6, ("5, 6 e 7",)),
    ("R29", REPORT, "PES06", "objectives", 2, ("sono 8",)),
    ("R31", REPORT, "TAB12", "financial_indicators", 2, ("37.3%",)),
    ("R31", REPORT, "TAB12", "organisation_indicators", 2, ("85.7%",)),
    ("R32", REPORT, "TAB13", "budget", 4, ("Trasferimenti correnti", "+521.129")),
    ("R32", REPORT, "TAB13", "budget", 5, ("Entrate extra-tributarie", "+4.808")),
]  # fmt: skip

# The errors of the four plans, all of them: a new one must be shown to be true, or it is a false alarm.
ERRORS = {
    SHEETS: {("PES01", "steps", 40), ("PES02", "steps", 48), ("PES03", "objectives", 2), ("PES04", "objectives", 19)},
    TREE_2021: {("TAB06", "printed_changes", 2)},
    TREE_2022: {
        *((code, sheet, row) for _, folder, code, sheet, row, _ in ANOMALIES if folder == TREE_2022 and code in {"TAB01", "TAB06", "TAB08"}),
    },
    # No direction is printed for any of the thirteen numeric indicators.
}  # fmt: skip

MOST = {SHEETS: 40, TREE_2021: 40, TREE_2022: 85, REPORT: 70}


@pytest.fixture(scope="module")
def findings(reference):
    def check(folder):
        reading = read_plan(reference / folder)
        assert reading.plan is not None, reading.findings
        return check_plan(reading.plan)

    return {folder: check(folder) for folder in (SHEETS, TREE_2021, TREE_2022, REPORT)}


@pytest.mark.parametrize(
    ("folder", "code", "sheet", "row", "fragments"),
    [pytest.param(*line[1:], id=f"{line[0]}-{line[2]}-{line[3]}-{line[4]}") for line in ANOMALIES],
)
def test_the_anomaly_is_found(findings, folder, code, sheet, row, fragments):
    here = [
        finding
        for finding in findings[folder]
        if (finding.code, finding.place.sheet, finding.place.row) == (code, sheet, row)
    ]
    messages = [finding.message for finding in here]
    assert any(all(part.casefold() in text.casefold() for part in fragments) for text in messages), messages


@pytest.mark.parametrize("folder", list(ERRORS))
def test_every_error_is_a_true_one(findings, folder):
    errors = [finding for finding in findings[folder] if finding.severity is Severity.ERROR]
    assert {(finding.code, finding.place.sheet, finding.place.row) for finding in errors} == ERRORS[folder]


@pytest.mark.parametrize("folder", list(MOST))
def test_findings_are_no_flood(findings, folder):
    assert len(findings[folder]) <= MOST[folder]


def test_every_finding_has_a_place_a_mend_and_a_sentence(findings):
    for finding in (finding for found in findings.values() for finding in found):
        assert finding.place.sheet
        assert finding.place.row
        assert finding.place.column
        assert finding.mend
        assert finding.message.endswith((".", "?"))


ASK_FOR_A_COLUMN = {"PES06", "OBB03"}


@pytest.mark.parametrize("folder", list(MOST))
def test_every_finding_points_at_a_cell_of_the_file(findings, reference, folder):
    for finding in findings[folder]:
        with (reference / folder / f"{finding.place.sheet}.csv").open(encoding="utf-8", newline="") as sheet:
            lines = list(csv.reader(sheet))
        assert 1 <= finding.place.row <= len(lines), finding
        assert finding.place.column in lines[0] or finding.code in ASK_FOR_A_COLUMN, finding


TEXT = {
    "STR12",
    "STR13",
    "STR16",
    "STR18",
    "STR19",
    "STR20",
    "STR21",
    "STR23",
    "TAR01",
    "TAR06",
    "RIS01",
    "RIS05",
    "RIS09",
}


@pytest.mark.parametrize("folder", list(MOST))
def test_the_value_of_a_finding_is_the_one_in_its_cell(findings, reference, folder):
    for finding in (finding for finding in findings[folder] if finding.code in TEXT):
        with (reference / folder / f"{finding.place.sheet}.csv").open(encoding="utf-8", newline="") as sheet:
            lines = list(csv.reader(sheet))
        cell = lines[finding.place.row - 1][lines[0].index(finding.place.column)]
        assert " ".join(finding.value.split()) == " ".join(cell.split()), finding
