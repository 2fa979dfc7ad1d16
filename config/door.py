"""Addresses of the door, under the names allauth looks for: only these of its pages exist."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from traguardo.access.views import home

urlpatterns = [
    path("", home.home, name="home"),
    path("accesso/", home.account, name="account"),
    path("accesso/entra/", account.login, name="account_login"),
    path("accesso/esci/", account.logout, name="account_logout"),
    path("accesso/sospeso/", account.account_inactive, name="account_inactive"),
    path("accesso/conferma/", account.reauthenticate, name="account_reauthenticate"),
    path("accesso/password/", account.password_change, name="account_change_password"),
    path("accesso/password/scegli/", account.password_set, name="account_set_password"),
    path("accesso/password/dimenticata/", account.password_reset, name="account_reset_password"),
    path("accesso/password/dimenticata/fatto/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^accesso/password/nuova/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "accesso/password/nuova/fatto/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("accesso/due-passi/", mfa.index, name="mfa_index"),
    path("accesso/due-passi/entra/", mfa.authenticate, name="mfa_authenticate"),
    path("accesso/due-passi/conferma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("accesso/due-passi/attiva/", totp.activate_totp, name="mfa_activate_totp"),
    path("accesso/due-passi/spegni/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("accesso/due-passi/codici/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("accesso/due-passi/codici/nuovi/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
