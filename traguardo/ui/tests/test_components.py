"""Components are found by name, states keep their word, trees and timelines stay lists."""

import pytest
from jinja2 import UndefinedError

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.ui.environment import environment
from traguardo.ui.links import fragment_id, with_query
from traguardo.ui.states import STATES, state


def test_an_unknown_component_is_named_with_those_there_are(render):
    with pytest.raises((AttributeError, UndefinedError), match="rotella"):
        render("{{ ui.rotella() }}")


def test_an_unknown_name_is_an_error_not_an_empty_string(render):
    with pytest.raises(UndefinedError):
        render("{{ nobody }}")


@pytest.mark.parametrize("each", STATES)
def test_a_state_is_word_icon_and_colour(render, each):
    html = render("{{ ui.badge(word) }}", word=each.word)
    assert each.word in html
    assert f"tg-state--{each.key}" in html
    assert f"#{each.icon}" in html


def test_states_are_known_by_word_key_and_underscored_key():
    assert state("In ritardo") is state("late") is state("LATE")
    assert state("on_track") is state("on-track") is state("in linea")
    assert state("boh").word == "non valutabile"


def test_a_tree_opens_its_first_levels_only(render):
    nodes = [{"label": "Uno", "children": [{"label": "Due", "children": [{"label": "Tre", "url": "/tre/"}]}]}]
    html = render('{{ ui.tree(nodes, "Albero") }}', nodes=nodes)
    assert html.count("<details open>") == 1
    assert html.count("<details>") == 1
    assert '<a href="/tre/">Tre</a>' in html


def test_a_finding_says_where_what_and_how_to_mend(render):
    finding = Finding(
        code="PES01",
        severity=Severity.ERROR,
        message="I pesi fanno 93.",
        mend="Aggiungi 7 punti.",
        place=Place(sheet="steps", row=87),
        value="93",
    )
    html = render("{{ ui.finding(it) }}", it=finding)
    for words in ("errore", "PES01", "foglio «steps», riga 87", "I pesi fanno 93.", "Aggiungi 7 punti."):
        assert words in html


def test_absent_values_are_said_not_left_blank(render):
    html = render("{{ ui.summary_list(rows) }}", rows=[("Peso", None), ("Valore", 0)])
    assert "<dd>n.d.</dd>" in html
    assert "<dd>0</dd>" in html


def test_text_is_escaped(render):
    assert "<script>" not in render('{{ ui.alert("<script>") }}{{ ui.tag("<script>") }}')


def test_pagination_keeps_the_query(render, request_for):
    html = render("{{ ui.pagination(request, 2, 3) }}", request=request_for("/?cerca=a&pagina=2"))
    assert "?cerca=a&amp;pagina=1" in html
    assert "?cerca=a&amp;pagina=3" in html


def test_query_and_ids(request_for):
    assert with_query(request_for("/?b=2&a=1"), a=None, c=3) == "?b=2&c=3"
    assert fragment_id("7/13 bis", "fase-") == "fase-7-13-bis"


def test_charts_come_with_their_table(render):
    from traguardo.ui.charts import Bar

    html = render('{{ ui.bars_figure(rows, "Punteggi", "Punteggi") }}', rows=[Bar(label="A", value=50, pace=60)])
    assert '<th scope="row">A</th>' in html
    assert '<td class="tg-number">50,0%</td>' in html


def test_components_have_names_of_their_own():
    assert callable(environment().globals["ui"].table)
