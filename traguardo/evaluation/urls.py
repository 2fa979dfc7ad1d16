"""Addresses of individual evaluation."""

app_name = "evaluation"
urlpatterns: list[object] = []
