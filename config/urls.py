"""Every address of the site: the door first, then what each context brings under `<authority>/`."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from config.landing import authority_home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("config.door")),
    path("", include("traguardo.observatory.urls")),
    path("", include("traguardo.social_services.urls")),
    path("<slug:authority>/", authority_home, name="authority_home"),
    path("", include("traguardo.access.urls")),
    path("", include("traguardo.organisation.urls")),
    path("", include("traguardo.staffing.urls")),
    path("", include("traguardo.training.urls")),
    path("", include("traguardo.agile_work.urls")),
    path("", include("traguardo.wellbeing.urls")),
    path("", include("traguardo.evaluation.urls")),
    path("", include("traguardo.incentives.urls")),
    path("", include("traguardo.documents.urls")),
    path("", include("traguardo.monitoring.urls")),
    path("", include("traguardo.performance.urls")),
]
if settings.DEBUG:
    urlpatterns.insert(0, path("", include("traguardo.ui.urls")))

handler400 = "traguardo.ui.views.errors.bad_request"
handler403 = "traguardo.ui.views.errors.forbidden"
handler404 = "traguardo.ui.views.errors.not_found"
handler500 = "traguardo.ui.views.errors.server_error"
