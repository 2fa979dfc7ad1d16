"""What stands around a version when an act is asked of it, and every reason why the act cannot be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from traguardo.performance.domain.life.table import Act, Stage, transition


class NotAllowed(Exception):  # noqa: N818 - it names the fact
    """The act cannot be carried out; `reasons` say why, each a sentence one can act upon."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A version's state and what its acts depend on.

    `errors`, `warnings`: findings of the checks on the plan itself, not on its results. `unmeasured`: things due in the
    year without a result. `running`: number of a newer version in force or closed; `fixed`: of a newer one approved
    or beyond; `under_way`: of a newer draft or checked one; None when there is none. `year_closed`: the year's plan is closed.
    """

    stage: Stage
    objectives: int = 1
    errors: int = 0
    warnings: int = 0
    unmeasured: int = 0
    system_adopted: bool = True
    year_over: bool = True
    year_closed: bool = False
    running: int | None = None
    fixed: int | None = None
    under_way: int | None = None


def check_act(act: Act, situation: Situation) -> None:
    """NotAllowed, with all the reasons, when the act cannot be carried out now."""
    reasons = hindrances(act, situation)
    if reasons:
        raise NotAllowed(*reasons)


def can_act(act: Act, situation: Situation) -> bool:
    """Whether the act can be carried out now."""
    return not hindrances(act, situation)


def hindrances(act: Act, situation: Situation) -> tuple[str, ...]:
    """Why the act cannot be carried out now; nothing when it can."""
    before = transition(act).before
    if situation.stage is not before:
        return (f"Lo stato del piano è «{situation.stage.word}»: questo si fa solo quando è «{before.word}».",)
    return HINDRANCES[act](situation)


def check_variation(situation: Situation) -> None:
    """NotAllowed when no variation can be opened from this version."""
    reasons = hindrances_of_variation(situation)
    if reasons:
        raise NotAllowed(*reasons)


def can_vary(situation: Situation) -> bool:
    """Whether a variation can be opened from this version."""
    return not hindrances_of_variation(situation)


def hindrances_of_variation(situation: Situation) -> tuple[str, ...]:
    """Why no variation can be opened from this version: it is not fixed yet, or another one is under way."""
    if situation.stage not in {Stage.APPROVED, Stage.IN_FORCE}:
        return (f"Lo stato del piano è «{situation.stage.word}»: si varia solo un piano approvato o in vigore.",)
    if situation.fixed is not None:
        return (f"Dopo questa c'è già la versione {situation.fixed}, approvata: la variazione parte da quella.",)
    if situation.under_way is not None:
        return (f"È già aperta la versione {situation.under_way}: continua su quella, o portala a termine.",)
    return ()


def _of_checking(situation: Situation) -> tuple[str, ...]:
    reasons = []
    if not situation.objectives:
        reasons.append("Il piano non ha obiettivi: scrivine almeno uno.")
    if situation.errors:
        told = "un errore" if situation.errors == 1 else f"{situation.errors} errori"
        reasons.append(f"I controlli trovano {told}: correggi, poi dichiara il piano controllato.")
    return tuple(reasons)


def _of_approving(situation: Situation) -> tuple[str, ...]:
    if situation.system_adopted:
        return ()
    return ("Il sistema di misurazione del piano è ancora una bozza: va adottato prima di approvare il piano.",)


def _of_enforcing(situation: Situation) -> tuple[str, ...]:
    if situation.year_closed:
        return ("L'anno è chiuso: nessuna versione può più entrare in vigore.",)
    if situation.running is not None:
        return (f"La versione {situation.running}, più nuova, è già stata in vigore: questa resta in archivio.",)
    return ()


def _of_closing(situation: Situation) -> tuple[str, ...]:
    return () if situation.year_over else ("L'anno non è finito: si chiude dal 1° gennaio dell'anno dopo.",)


def _nothing(_: Situation) -> tuple[str, ...]:
    return ()


HINDRANCES: Mapping[Act, Callable[[Situation], tuple[str, ...]]] = {
    Act.CHECK: _of_checking,
    Act.REOPEN: _nothing,
    Act.APPROVE: _of_approving,
    Act.ENFORCE: _of_enforcing,
    Act.REPLACE: _nothing,
    Act.CLOSE: _of_closing,
}
