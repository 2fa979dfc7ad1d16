"""The chain finds every tampering, cut and forgery."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from traguardo.audit.domain.anchor import anchor_text, read_anchor
from traguardo.audit.domain.chain import START, Head, Link, canonical, link_hash
from traguardo.audit.domain.verification import Verification

TAMPERED_FIELDS = ("at", "actor", "act", "subject", "data", "previous_hash", "hash")


def chain(authority="valle", length=20):
    links, previous = [], START
    for sequence in range(1, length + 1):
        at = f"2026-11-22T08:00:{sequence:02d}.000000Z"
        link = Link(authority, sequence, at, "anna@example.it", "prova.atto", f"ogg {sequence}", "{}", previous, "")
        links.append(link._replace(hash=link_hash(link)))
        previous = links[-1].hash
    return links


def head_of(links):
    return Head(authority=links[-1].authority, count=len(links), last_hash=links[-1].hash)


def breaks(links, *, heads=None, anchors=None):
    return list(Verification(heads=heads or {}, anchors=anchors or {}).breaks(links))


def test_whole_chains_have_no_break():
    one, two = chain("monte"), chain("valle", 3)
    heads = {"monte": head_of(one), "valle": head_of(two)}

    assert breaks(one + two, heads=heads, anchors=heads) == []


def test_a_thousand_random_tamperings_are_all_found():
    whole = chain()
    heads = {"valle": head_of(whole)}
    dice = random.Random(7)
    missed = [attempt for attempt in range(1000) if not breaks(tampered(whole, dice), heads=heads)]

    assert missed == []


def tampered(whole, dice):
    links = list(whole)
    where = dice.randrange(len(links))
    how = dice.choice(["change", "rehash", "remove", "swap", "double"])
    if how in {"change", "rehash"}:
        field = dice.choice(TAMPERED_FIELDS)
        links[where] = links[where]._replace(**{field: getattr(links[where], field)[:-1] + "§"})
        if how == "rehash" and field != "hash":
            links[where] = links[where]._replace(hash=link_hash(links[where]))
    elif how == "remove":
        del links[where]
    elif how == "swap":
        other = (where + 1 + dice.randrange(len(links) - 1)) % len(links)
        links[where], links[other] = links[other], links[where]
    else:
        links.insert(where, links[where])
    return links


def test_a_deletion_in_the_middle_names_its_place():
    whole = chain()
    found = breaks(whole[:4] + whole[5:], heads={"valle": head_of(whole)})

    assert (found[0].sequence, found[0].reason) == (6, "segue la voce 4: qualcosa è stato tolto o aggiunto")


def test_a_cut_tail_is_found_by_the_head_and_when_the_head_lies_by_the_anchor():
    whole = chain()
    cut = whole[:12]

    assert breaks(cut, heads={"valle": head_of(whole)})
    assert breaks(cut, heads={"valle": head_of(cut)}) == []
    found = breaks(cut, heads={"valle": head_of(cut)}, anchors={"valle": head_of(whole)})
    assert "troncata" in found[0].reason


def test_a_chain_written_anew_is_found_by_the_anchor():
    whole, forged = chain(), chain(length=25)
    forged = [link._replace(actor="altri@example.it") for link in forged]
    previous = START
    for place, link in enumerate(forged):
        linked = link._replace(previous_hash=previous)
        forged[place] = linked._replace(hash=link_hash(linked))
        previous = forged[place].hash

    assert breaks(forged, heads={"valle": head_of(forged)}) == []
    found = breaks(forged, heads={"valle": head_of(forged)}, anchors={"valle": head_of(whole)})
    assert [(each.sequence, "riscritta" in each.reason) for each in found] == [(20, True)]


def test_a_chain_taken_away_whole_is_found():
    whole = chain()

    assert "nessuna voce" in breaks([], heads={"valle": head_of(whole)})[0].reason
    assert "nessuna voce" in breaks([], anchors={"valle": head_of(whole)})[0].reason
    assert "manca la testa" in breaks(whole)[0].reason


def test_a_break_reads_as_a_sentence():
    whole = chain()
    found = breaks([replace_subject(whole[0]), *whole[1:]], heads={"valle": head_of(whole)})

    assert str(found[0]) == "valle, voce 1: il contenuto è stato cambiato dopo la registrazione"


def replace_subject(link):
    return link._replace(subject="altro")


def test_equal_data_have_one_text():
    one = {"b": Decimal("1.50"), "a": [Fraction(1, 3), date(2026, 1, 2), None, True], "c": {"x", "y"}}

    assert canonical(one) == '{"a":["1/3","2026-01-02",null,true],"b":"1.50","c":["x","y"]}'


def test_a_float_is_refused():
    with pytest.raises(TypeError, match="float"):
        canonical({"peso": 0.1})


def test_an_anchor_comes_back_as_it_was_written():
    heads = [head_of(chain("valle")), head_of(chain("monte", 3))]

    assert read_anchor(anchor_text(heads, written_at="2026-11-22")) == {head.authority: head for head in heads}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "altro", "chains": [], "sha256": ""}'])
def test_what_is_not_an_anchor_is_refused_in_words(text):
    with pytest.raises(ValueError, match="Non è un'ancora"):
        read_anchor(text)


def test_a_retouched_anchor_is_refused():
    head = head_of(chain())
    text = anchor_text([head], written_at="").replace(head.last_hash, replace(head, last_hash=START).last_hash)

    with pytest.raises(ValueError, match="è stato cambiato"):
        read_anchor(text)
