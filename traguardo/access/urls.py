"""Addresses of access: signing in and out, one's own access, the people of an authority, its record of acts."""

from django.urls import path

from traguardo.access.views import audit_trail, people

app_name = "access"
urlpatterns = [
    path("<slug:authority>/persone/", people.show_people, name="people"),
    path("<slug:authority>/persone/nuova/", people.add_member, name="add_member"),
    path("<slug:authority>/persone/<int:pk>/chiudi/", people.end_member, name="end_membership"),
    path("<slug:authority>/registro/", audit_trail.audit_trail, name="audit_trail"),
    path("<slug:authority>/registro.csv", audit_trail.audit_trail_csv, name="audit_trail_csv"),
]
