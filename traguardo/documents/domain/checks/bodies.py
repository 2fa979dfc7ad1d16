"""Rules on other bodies left in the text: the words of a chamber of commerce, of a school, of a municipality that this is not."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from traguardo.documents.domain.checks.case import Body, DocumentCard, DocumentCase
from traguardo.documents.domain.checks.passages import texts
from traguardo.documents.domain.outlines import RULES
from traguardo.kernel.finding import Severity
from traguardo.kernel.rule_card import Hit
from traguardo.kernel.wording import letters, short

SELF = r"(?:quest[oa]|quest['’]|codest[oa]|(?:il|la|lo|l['’])\s?(?:presente|scrivente)|nostr[oa]|scrivente)\s*"
ACTS = (
    r"(?:\s+\w+){0,2}\s+(?:provved|adott|approv|garanti|assicur|si impegna|intend|dispon|ha (?:adottat|approvat|provvedut|definit|individuat)|"
    r"individu|definisc|effettu|realizz|perseg|ritien|promuov|predispon|è tenut|dovr[àa]|continuer|procede)\w*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """A sort of body: its name, the words that are of it alone; `far`: it never acts in a plan of social services."""

    name: str
    words: tuple[str, ...]
    own: tuple[str, ...]
    far: bool


@cache
def sorts() -> tuple[Sort, ...]:
    """The sorts of bodies, from `rules/bodies.toml`."""
    entries = tomllib.loads((RULES / "bodies.toml").read_text(encoding="utf-8"))["body"]
    return tuple(
        Sort(name=each["name"], words=tuple(each["words"]), own=tuple(each.get("own", ())), far=each.get("far", False))
        for each in entries
    )


def _others(body: Body) -> list[Sort]:
    """The sorts that this body is not, by its name and kind."""
    ours = letters(f"{body.name} {body.kind}")
    return [sort for sort in sorts() if not any(letters(word) in ours for word in (sort.name, *sort.words))]


def _left_over(case: DocumentCase) -> Iterator[Hit]:
    others = _others(case.body)
    looked = [(sort, _signs(sort)) for sort in others]
    any_word = re.compile("|".join(re.escape(word) for sort in others for word in (*sort.words, *sort.own)))
    for passage in texts(case.passages):
        for sort, signs in looked if any_word.search(passage.text) else ():
            found = signs.search(passage.text)
            if found and not _member(case.body, passage.text[found.start() :]):
                message = f"«{short(found[0])}» è detto di un'altra specie di ente ({sort.name}): qui l'ente è {case.body.name}."
                yield Hit(message=message, place=passage.place, value=found[0])


def _member(body: Body, text: str) -> bool:
    """Whether what follows is the name of a body this one is made of."""
    return any(letters(text).startswith(letters(member)) for member in body.members if letters(member))


@cache
def _signs(sort: Sort) -> re.Pattern[str]:
    """What tells that a text speaks as, or of, that sort of body."""
    words = "|".join(rf"\b{re.escape(word)}\b" for word in sort.words)
    alternatives = [rf"(?i:{SELF})(?:{words})", *(rf"\b{re.escape(word)}\b" for word in sort.own)]
    if sort.far:
        alternatives.append(rf"(?:{words})(?i:{ACTS})")
    return re.compile("|".join(alternatives))


CARDS = (
    DocumentCard(
        code="DOC51",
        severity=Severity.WARNING,
        title="Nome di un altro ente rimasto nel testo",
        reason="Una frase copiata dal documento di un altro ente impegna chi non c'entra, e si vede.",
        mend="Scrivi il nome del tuo ente, e rileggi tutta la parte copiata.",
        example="«La CCIAA provvederà» nel piano di un consorzio sociale.",
        check=_left_over,
    ),
)
