"""Addresses of the incentive fund."""

app_name = "incentives"
urlpatterns: list[object] = []
