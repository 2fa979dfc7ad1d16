"""Addresses of the staff register of an authority."""

app_name = "staffing"
urlpatterns: list[object] = []
