"""Addresses of the services to people; those that begin with `pubblico/` ask for no sign-in."""

from django.urls import path

from traguardo.social_services.views import acts, calculating, editing, public, reading, simulating

app_name = "social_services"
HOME = "<slug:authority>/servizi/regolamenti/"
ONE = f"{HOME}<slug:code>/<int:number>"
urlpatterns = [
    path("pubblico/<slug:authority>/calcola/", public.public_calculators, name="public_calculators"),
    path("pubblico/<slug:authority>/calcola/<slug:code>/", public.public_calculator, name="public_calculator"),
    path("<slug:authority>/servizi/calcola/", calculating.calculators, name="calculators"),
    path("<slug:authority>/servizi/calcola/<slug:code>/", calculating.calculator, name="calculator"),
    path("<slug:authority>/servizi/calcola/<slug:code>/lettera.pdf", calculating.letter, name="letter"),
    path("<slug:authority>/servizi/simula/", simulating.simulate_regulation, name="simulate"),
    path(HOME, reading.show_regulations, name="regulations"),
    path(f"{HOME}nuovo/", acts.create_regulation, name="create_regulation"),
    path(f"{HOME}<slug:code>/confronto/", reading.compare_regulations, name="compare_regulations"),
    path(f"{HOME}<slug:code>/sportello/", acts.set_desk, name="set_desk"),
    path(f"{ONE}/", reading.show_regulation, name="regulation"),
    path(f"{ONE}.toml", reading.regulation_toml, name="regulation_toml"),
    path(f"{ONE}/versione/", acts.renew_regulation, name="renew_regulation"),
    path(f"{ONE}/modifica/", editing.edit_regulation, name="edit_regulation"),
    path(f"{ONE}/tabella/<slug:rule>/", editing.edit_table, name="edit_table"),
    path(f"{ONE}/valore/<slug:parameter>/", editing.edit_parameter, name="edit_parameter"),
    path(f"{ONE}/adotta/", acts.adopt_regulation, name="adopt_regulation"),
    path(f"{ONE}/elimina/", acts.drop_regulation, name="drop_regulation"),
]
