"""A regulation looked at along its ISEE: the share, the marginal rate, a few example cases; alone or against another."""

from traguardo.social_services.library.study.examples import ExampleRow, elsewhere, examples
from traguardo.social_services.library.study.looking import Look, Stretch, look
from traguardo.social_services.library.study.pictures import Pictures, pictures

__all__ = ["ExampleRow", "Look", "Pictures", "Stretch", "elsewhere", "examples", "look", "pictures"]
