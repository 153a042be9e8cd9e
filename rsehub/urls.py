"""Every address of the hub."""

from allauth.account.decorators import reauthentication_required, secure_admin_login
from allauth.account.views import password_set, signup
from django.conf import settings
from django.contrib import admin
from django.db import transaction
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView

from rsehub import (
    about,
    api_docs,
    devmail,
    errors,
    gallery,
    health,
    home,
    sitemaps,
)

# The admin signs in through the same door as everyone.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.index_title = _("What can be curated")
admin.site.site_header = admin.site.site_title = f"{settings.SITE_NAME}: curation"

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", about.about, name="about"),
    path("privacy/", about.privacy, name="privacy"),
    path("terms/", about.terms, name="terms"),
    path("contact/", about.contact, name="contact"),
    path("", include("competencies.urls")),
    path("profile/", include("profiles.urls")),
    path("p/", include("profiles.link_urls")),
    path("training/", include("training.urls")),
    path("benchmark/", include("teams.benchmark_urls")),
    path("teams/compare/", include("teams.compare_urls")),
    path("teams/", include("teams.urls")),
    path("communities/", include("communities.urls")),
    path("challenges/", include("challenges.urls")),
    path("suggestions/", include("curation.urls")),
    path("search/", include("search.urls")),
    path("account/", include("accounts.urls")),
    # The account and the mail that confirms its address: both or neither.
    path("accounts/signup/", transaction.atomic(signup), name="account_signup"),
    # allauth's list of sessions asks the database for each; ours is one page for all.
    path(
        "accounts/sessions/",
        RedirectView.as_view(pattern_name="accounts:session-list"),
        name="usersessions_list",
    ),
    # A first password needs no old one, so it needs another proof.
    path(
        "accounts/password/set/",
        reauthentication_required(app="allauth.account")(password_set),
        name="account_set_password",
    ),
    path("accounts/", include("allauth.urls")),
    # One door for passwords as well: with its limits and its mail.
    path("admin/password_change/", home.change_password, name="change-password"),
    path("admin/", admin.site.urls),
    path("api/docs/", api_docs.docs, name="api-docs"),
    path("api/docs/swagger/", api_docs.SwaggerView.as_view(), name="api-swagger"),
    path("api/", include("rsehub.api")),
    path("ims/case/v1p1/", include("competencies.case_urls")),
    path("sitemap.xml", sitemaps.sitemap_xml, name="sitemap"),
    path("robots.txt", sitemaps.robots_txt, name="robots"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
dev_mail_urlpatterns = [
    path("dev/mail/", devmail.mail_list, name="mail-list"),
    path("dev/mail/<slug:name>/", devmail.mail_detail, name="mail-detail"),
]
gallery_urlpatterns = [path("dev/gallery/", gallery.gallery, name="gallery")]
if settings.DEBUG:
    urlpatterns += gallery_urlpatterns
if settings.DEBUG and not settings.EMAIL_URL:
    urlpatterns += dev_mail_urlpatterns

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error
