"""The gallery of components, for those who build screens: included by the configuration only in development."""

from django.urls import path

from traguardo.ui.views import gallery, gallery_grid

app_name = "ui"
urlpatterns = [
    path("galleria/", gallery.components, name="gallery"),
    path("galleria/modulo/", gallery.form, name="gallery-form"),
    path("galleria/griglia/", gallery_grid.grid, name="gallery-grid"),
    path("galleria/vuota/", gallery.empty, name="gallery-empty"),
    path("galleria/conferma/", gallery.confirm, name="gallery-confirm"),
    path("galleria/errori/<int:status>/", gallery.error, name="gallery-error"),
]
