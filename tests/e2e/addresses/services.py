"""Where the pages of the services to people are, and who looks at them."""

from tests.e2e.site import DIRECTOR, PERSON, READER

HOME = "/lirone/servizi/regolamenti/"
DRAFT = f"{HOME}home-care/2/"
SERVICES = {
    "social_services:regulations": (PERSON, HOME),
    "social_services:regulation": (READER, f"{HOME}home-care/1/"),
    "social_services:compare_regulations": (READER, f"{HOME}home-care/confronto/?da=1&a=2"),
    "social_services:create_regulation": (PERSON, f"{HOME}nuovo/?da=meals"),
    "social_services:edit_regulation": (PERSON, f"{DRAFT}modifica/"),
    "social_services:edit_table": (PERSON, f"{DRAFT}tabella/quota_isee/"),
    "social_services:edit_parameter": (PERSON, f"{DRAFT}valore/soglia_piena/"),
    "social_services:drop_regulation": (PERSON, f"{DRAFT}elimina/"),
    "social_services:adopt_regulation": (DIRECTOR, f"{DRAFT}adotta/"),
    "social_services:set_desk": (DIRECTOR, f"{HOME}home-care/sportello/"),
    "social_services:simulate": (
        PERSON,
        "/lirone/servizi/simula/?regolamento=home-care/2&confronto=home-care/1&persone=500&seme=1&giorno=01/11/2026",
    ),
    "social_services:calculators": (PERSON, "/lirone/servizi/calcola/"),
    "social_services:calculator": (PERSON, "/lirone/servizi/calcola/home-care/?esempio=1"),
    "social_services:public_calculators": ("", "/pubblico/lirone/calcola/"),
    "social_services:public_calculator": ("", "/pubblico/lirone/calcola/home-care/"),
}
