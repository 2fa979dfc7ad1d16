"""The small machine every regulation is compiled to: integers with a scale, a handful of operations, bounds known."""

from traguardo.social_services.domain.machine.building import Builder
from traguardo.social_services.domain.machine.evaluating import Run
from traguardo.social_services.domain.machine.nodes import BOOLEANS, Node, Op, Tie, divided
from traguardo.social_services.domain.machine.program import Input, Program, in_order
from traguardo.social_services.domain.machine.simplifying import simplified

__all__ = [
    "BOOLEANS",
    "Builder",
    "Input",
    "Node",
    "Op",
    "Program",
    "Run",
    "Tie",
    "divided",
    "in_order",
    "simplified",
]
