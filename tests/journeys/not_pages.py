"""Addresses that are no page of their own to look at."""

from tests.teams.pages import FORMS

# Answers for machines, the admin's own address for a new password, which leads to ours,
# a way in (by a mailed code) that the hub does not offer, and Swagger, whose markup is
# not ours and fails axe: the hub's own page about the API says all that it says.
NOT_PAGES = {
    "sitemap",
    "robots",
    "healthz",
    "readyz",
    "change-password",
    "account_confirm_login_code",
    "api-swagger",
    # What the browser sends or fetches while somebody signs in, or ends a session.
    "accounts:session-end",
    "competencies:crosswalk-csv",
    "accounts:data-download",
    # Files, not pages.
    "profiles:profile-download",
    "profiles:pack-download",
    "profiles:compare-csv",
    # What a form sends; asked for, it leads to the assessment.
    "profiles:profile-rate",
    "training:resource-mark",
    "challenges:challenge-markdown",
    "challenges:part-promote",
    "challenges:challenge-interest",
    "challenges:challenge-comment",
    "challenges:comment-delete",
    "challenges:challenge-publish",
    "training:plan-keep",
    "training:plan-drop",
    "training:plan-change",
    "training:step-state",
    *FORMS,
    "compare-groups:compare-csv",
    "benchmark:release-csv",
    "benchmark:entry",
    "benchmark:organisation-entry",
    "communities:community-logo",
    "communities:keep-confirm",
    "communities:keep-logo",
    "communities:keep-contact",
    "communities:keep-invite",
    "communities:keep-take-back",
    "communities:keep-hand-over",
    "communities:keep-leave",
    "mfa_download_recovery_codes",
    "mfa_login_webauthn",
    "github_callback",
    "orcid_callback",
    "openid_connect_callback",
    "competencies:framework-export",
    # allauth's own, which lead to ours or which nothing leads to.
    "socialaccount_login_error",
    "usersessions_list",
}
