"""A small paper with every kind of block, for the tests of its forms."""

from datetime import date
from decimal import Decimal

from traguardo.documents.domain import paper as p
from traguardo.kernel.figure import Source
from traguardo.kernel.finding import Place
from traguardo.kernel.money import Money
from traguardo.kernel.table import Column, Measure, Row, RowKind, Table

SOURCE = Source(description="Rilevazione del personale", place=Place(sheet="personale", row=4))
STAFF = Table(
    code="personale-contratti",
    title="Personale per contratto",
    stub="Contratto",
    columns=(
        Column(heading="2021", measure=Measure.NUMBER, unit="persone"),
        Column(heading="2022", measure=Measure.NUMBER, unit="persone"),
        Column(heading="Spesa", measure=Measure.MONEY),
        Column(heading="Quota", measure=Measure.PERCENT),
        Column(heading="Dal", measure=Measure.DAY),
        Column(heading="Nota"),
    ),
    rows=(
        Row(code="g", label="Dipendenti diretti", kind=RowKind.GROUP),
        Row(
            code="dipendenti",
            label="A tempo indeterminato",
            values=(Decimal(32), Decimal(34), Money(123_456_789), Decimal("57.1"), date(2022, 3, 1), "=1+1"),
        ),
        Row(code="termine", label="A termine", values=(Decimal("12.5"), None, Money(-5), None, None, None)),
        Row(
            code="t",
            label="Totale",
            values=(Decimal("44.5"), Decimal(34), Money(123_456_784), Decimal("57.1"), None, ""),
            kind=RowKind.TOTAL,
        ),
    ),
    source=SOURCE,
    as_of=date(2022, 12, 31),
    note="Esclusi i comandi.",
)
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    '<script>alert("x")</script>',
    "]]> &amp; & < > \" '",
    "{{personale}} #set text(1pt) $x$ \\ *a* _b_",
    "è perché «così» – 1’000 €",
    "\u202e rovescio \u2066",
    "-2+3",
)


def say(*texts: str) -> p.Paragraph:
    return p.Paragraph(content=tuple(p.Words(text=text) for text in texts))


def rich_blocks() -> tuple[p.Block, ...]:
    note = p.Footnote(content=(p.Words(text="Nota con "), p.Words(text="peso", strong=True)))
    quoted = p.Quoted(reference="personale-contratti.dipendenti 2022", text="34", source=SOURCE)
    link = p.Words(text="il sito", url="https://www.esempio.it/?a=1&b=2")
    text = (p.Words(text="Lavorano "), quoted, p.Words(text=" persone"), note, p.Words(text=": vedi "), link)
    nested = p.Listing(items=((say("dentro"),), (say("ancora"),)), ordered=True)
    return (
        p.Paragraph(content=text),
        p.Listing(items=((say("primo"), nested), (say("secondo"),))),
        p.Listing(items=((say("uno"),), (say("due"),)), ordered=True),
        p.Grid(
            heads=((p.Words(text="Voce"),), (p.Words(text="Chi"),)),
            rows=(((p.Words(text="Sportello"),), (p.Words(text="Area sociale", strong=True),)),),
        ),
        p.Tabled(table=STAFF, wide=True),
        p.Heading(level=2, text="Come è distribuito", anchor="come"),
        p.Chart(picture=p.Picture.BARS, table=STAFF, words="I dipendenti sono più degli altri."),
        p.Callout(title="Attenzione", content=(say("Dati provvisori."),), tone="warn"),
        p.Tiles(items=(("34", "dipendenti"), ("57,1%", "quota"))),
        p.Facts(items=(("Responsabile", "Direttore"), ("Peso", "30"))),
    )


def a_paper(*more: p.Block, public_url: str = "", act: str = "Assemblea, n. 12 del 30/01/2022") -> p.Paper:
    hostile = tuple(say(text) for text in HOSTILE)
    return p.Paper(
        kind="piao",
        owner="Consorzio Valle",
        owner_kind="Consorzio",
        title="Piano integrato di attività e organizzazione 2022-2024",
        years="2022-2024",
        at=date(2022, 1, 30),
        act=act,
        facts=(("Abitanti", "41.000"),),
        sections=(
            p.Section(code="1", title="L'ente", level=1, content=rich_blocks()),
            p.Section(code="1.1", title="Testi ostili", level=2, content=(*hostile, *more)),
        ),
        sources=(SOURCE,),
        public_url=public_url,
    )
