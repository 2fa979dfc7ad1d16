"""A regulation told in plain Italian, with no case before it: keys, parameters, rules as tables and sentences."""

from traguardo.social_services.domain.plain.inputs import KeyTold, ParameterTold, ValueTold, tell_key, tell_parameter
from traguardo.social_services.domain.plain.lines import Line, told_lines
from traguardo.social_services.domain.plain.phrases import Phrases, said_plain
from traguardo.social_services.domain.plain.rules import RuleTold, TableTold, tell_rule

__all__ = [
    "KeyTold",
    "Line",
    "ParameterTold",
    "Phrases",
    "RuleTold",
    "TableTold",
    "ValueTold",
    "said_plain",
    "tell_key",
    "tell_parameter",
    "tell_rule",
    "told_lines",
]
