"""Addresses of the organisation of an authority."""

from django.urls import path

from traguardo.organisation.views import members, posts, units

app_name = "organisation"
urlpatterns = [
    path("<slug:authority>/organizzazione/", units.chart, name="chart"),
    path("<slug:authority>/organizzazione/nuova/", units.create, name="create_unit"),
    path("<slug:authority>/organizzazione/unita/<str:code>/", units.unit, name="unit"),
    path("<slug:authority>/organizzazione/unita/<str:code>/cambia/", units.change, name="change_unit"),
    path("<slug:authority>/organizzazione/unita/<str:code>/chiudi/", units.close, name="close_unit"),
    path("<slug:authority>/organizzazione/enti/", members.show_members, name="members"),
    path("<slug:authority>/organizzazione/enti/nuovo/", members.add, name="add_member_body"),
    path("<slug:authority>/organizzazione/enti/<str:code>/quota/", members.change, name="change_quota"),
    path("<slug:authority>/organizzazione/enti/<str:code>/uscita/", members.remove, name="remove_member_body"),
    path("<slug:authority>/organizzazione/posti/", posts.show_posts, name="posts"),
    path("<slug:authority>/organizzazione/posti/nuovo/", posts.create, name="create_post"),
    path("<slug:authority>/organizzazione/posti/<int:pk>/chiudi/", posts.close, name="close_post"),
]
