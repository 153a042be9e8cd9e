"""The table of pages: where each is, who looks, and what is done before the picture.

A new page of the hub gets a line here; a test fails until it has one. `needs` names
what stands in the address, by the words of `Hub.subjects`; a hub that has no such
thing leaves the page out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from screenshots import states
from screenshots.shots import DARK, DESKTOP, LIGHT, PAPER, PHONE, PRINT, Size, page_name
from screenshots.states import Act

BOTH_SIZES = (DESKTOP, PHONE)
BOTH_SCHEMES = (LIGHT, DARK)


class Who(Enum):
    """Who looks at a page."""

    VISITOR = auto()
    NEWCOMER = auto()
    """Has an account, and has said nothing yet."""
    OWNER = auto()
    CURATOR = auto()


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one state. `instead` is the route where the hub lacks what it needs."""

    route: str
    who: Who = Who.VISITOR
    needs: str = ""
    state: str = ""
    query: str = ""
    act: Act | None = None
    instead: str = ""
    called: str = ""
    sizes: tuple[Size, ...] = BOTH_SIZES
    schemes: tuple[str, ...] = BOTH_SCHEMES

    @property
    def name(self) -> str:
        return self.called or page_name(self.route, self.state)


READING = (
    Page("home"),
    Page("home", state="menu", act=states.open_menu, sizes=(PHONE,)),
    Page("competencies:framework-list"),
    Page("competencies:framework-detail", needs="framework"),
    Page("competencies:framework-detail", needs="framework", state="found", query="?q=test"),
    Page("competencies:framework-detail", needs="framework", state="not-found", query="?q=xylophone"),
    Page("competencies:version-detail", needs="framework version"),
    Page("competencies:version-detail", needs="framework old_version", state="retired"),
    Page("competencies:version-list", needs="framework"),
    Page("competencies:version-compare", needs="framework"),
    Page("competencies:framework-export-list", needs="framework version"),
    Page("competencies:skill-detail", needs="framework skill"),
    Page("competencies:skill-level", needs="framework skill level"),
    Page("competencies:skill-edition", needs="framework version skill"),
    Page("competencies:crosswalk", needs="framework other"),
    Page("competencies:crosswalk-detail", needs="crosswalk"),
    Page("competencies:framework-overview", needs="framework version"),
    Page("competencies:framework-print", needs="framework version"),
    Page("competencies:skill-edition-level", needs="framework version skill level"),
    Page("competencies:role-list"),
    Page("competencies:role-detail", needs="framework role"),
    Page("challenges:challenge-list"),
    Page("challenges:challenge-gaps"),
    Page("challenges:challenge-propose", query="?about=community"),
    Page("challenges:challenge-detail", needs="challenge"),
    Page("challenges:challenge-theory", needs="challenge"),
    Page("challenges:item-add", needs="challenge part"),
    Page("training:resource-list"),
    Page("training:resource-list", state="found", query="?q=test"),
    Page("training:resource-list", state="not-found", query="?q=xylophone"),
    Page("training:resource-list", state="last", query="?page=999"),
    Page("training:resource-detail", needs="resource"),
    Page("training:resource-list", state="narrowed", query="?time=3h&cost=free"),
    Page("training:event-list"),
    Page("training:event-detail", needs="event"),
    Page("training:path-list"),
    Page("training:path-detail", needs="path"),
    Page("communities:community-list"),
    Page("communities:community-list", state="not-found", query="?q=xylophone"),
    Page("communities:community-detail", needs="community"),
    Page("communities:map"),
    Page("communities:calendar"),
    Page("communities:need-list"),
    Page("communities:service-list"),
    Page("communities:funding-list"),
    Page("communities:funding-detail", needs="community"),
    Page("training:provider-list"),
    Page("training:provider-detail", needs="provider"),
    Page("search:search"),
    Page("search:search", state="found", query="?q=test"),
    Page("search:search", state="not-found", query="?q=xylophone"),
    Page("about"),
    Page("privacy"),
    Page("terms"),
    Page("contact"),
    Page("api-docs"),
)  # fmt: skip

RECORDS = (
    ("competencies:framework", "framework"),
    ("competencies:skill", "framework skill"),
    ("competencies:role", "framework role"),
    ("competencies:crosswalk", "crosswalk"),
    ("training:resource", "resource"),
    ("training:provider", "provider"),
    ("training:event", "event"),
    ("training:learning-path", "path"),
    ("communities:community", "community"),
    ("challenges:challenge", "challenge"),
)
CURATED = (
    *(
        Page(f"{kind}-{page}", needs=needs)
        for kind, needs in RECORDS
        for page in ("edit", "history", "flag")
    ),
    Page("curation:suggestion-new", needs="new_kind"),
    Page("curation:suggestion-list", Who.CURATOR),
    Page("curation:suggestion-list", Who.NEWCOMER, state="newcomer"),
    Page("curation:suggestion-detail", Who.CURATOR, "suggestion"),
    Page("curation:flag-settle", Who.CURATOR, "flag"),
)

OWN = (
    Page("home", Who.NEWCOMER, state="newcomer"),
    Page("home", Who.OWNER, state="signed-in"),
    Page("training:resource-list", Who.OWNER, state="mine", query="?start=1"),
    Page("training:plan", Who.OWNER),
    Page("benchmark:benchmark", Who.OWNER),
    Page("compare-groups:compare", Who.OWNER),
    Page("benchmark:newest", Who.OWNER, needs="framework", instead="benchmark:benchmark"),
    Page("training:coverage"),
    Page("teams:team-list", Who.OWNER),
    Page("teams:team-create", Who.OWNER),
    Page("teams:join", Who.OWNER),
    Page("teams:organisation-detail", Who.OWNER, "organisation"),
    Page("teams:team-detail", Who.OWNER, "team"),
    Page("teams:consent", Who.OWNER, "team"),
    Page("teams:leave", Who.OWNER, "team"),
    Page("teams:member-list", Who.OWNER, "team"),
    Page("teams:matrix", Who.OWNER, "team"),
    Page("teams:coverage", Who.OWNER, "team", called="team-coverage"),
    Page("teams:find", Who.OWNER, "team"),
    Page("teams:growing", Who.OWNER, "team"),
    Page("training:mine", Who.OWNER),
    Page("training:search-list", Who.OWNER),
    Page("communities:entry-list", Who.OWNER),
    Page("communities:claim-list", Who.CURATOR),
    Page("communities:community-claim", Who.OWNER, "community"),
    Page("home", Who.OWNER, state="signed-in-menu", act=states.open_menu, sizes=(PHONE,)),
    Page("profiles:profile", Who.NEWCOMER, state="newcomer"),
    Page("profiles:profile", Who.OWNER, state="last-used"),
    Page("profiles:profile-detail", Who.NEWCOMER, "framework", state="newcomer"),
    Page("profiles:profile-detail", Who.OWNER, "framework"),
    Page("profiles:profile-detail", Who.OWNER, "framework", state="unfolded", act=states.unfold),
    Page("profiles:profile-detail", Who.OWNER, "framework", sizes=(PAPER,), schemes=(PRINT,), state="printed"),
    Page("profiles:profile-import", Who.OWNER, "framework"),
    Page("profiles:profile-assess", Who.NEWCOMER, "framework", state="newcomer"),
    Page("profiles:profile-assess", Who.OWNER, "framework"),
    Page("profiles:profile-assess-group", Who.NEWCOMER, "framework group", state="newcomer"),
    Page("profiles:profile-assess-group", Who.OWNER, "framework group"),
    Page("profiles:profile-assess-group", Who.OWNER, "framework group", state="unfolded", act=states.unfold),
    Page("profiles:profile-detail", Who.OWNER, "moving", state="newer"),
    Page("profiles:profile-move", Who.OWNER, "moving"),
    Page("profiles:move-again", Who.OWNER, "moved"),
    Page("profiles:move-detail", Who.OWNER, "moved move"),
    Page("profiles:move-put-back", Who.OWNER, "moved move"),
    Page("competencies:version-list", Who.OWNER, "moving", state="two"),
    Page("competencies:version-compare", Who.OWNER, "moving", state="two"),
    Page("profiles:snapshot-list", Who.NEWCOMER, "framework", state="newcomer"),
    Page("profiles:snapshot-list", Who.OWNER, "framework"),
    Page("profiles:snapshot-detail", Who.OWNER, "framework snapshot"),
    Page("profiles:snapshot-delete", Who.OWNER, "framework snapshot"),
    Page("profiles:profile-relevance", Who.OWNER, "framework"),
    Page("profiles:profile-history", Who.NEWCOMER, "framework", state="newcomer"),
    Page("profiles:profile-history", Who.OWNER, "framework", query="?on=2026-03-01"),
    Page("profiles:own-skill", Who.OWNER, "framework skill"),
    Page("profiles:opinion-list", Who.OWNER),
    Page("profiles:opinion-ask", Who.OWNER),
    Page("profiles:goal-list", Who.NEWCOMER, state="newcomer"),
    Page("profiles:goal-list", Who.OWNER),
    Page("profiles:goal-create", Who.OWNER),
    Page("profiles:goal-create", Who.OWNER, state="refused", act=states.submit_too_much),
    Page("profiles:goal-detail", Who.OWNER, "goal"),
    Page("profiles:goal-detail", Who.OWNER, "goal", sizes=(PAPER,), schemes=(PRINT,), state="printed"),
    Page("profiles:goal-update", Who.OWNER, "goal"),
    Page("profiles:goal-targets", Who.OWNER, "goal"),
    Page("profiles:goal-delete", Who.OWNER, "goal"),
    Page("profiles:sharing", Who.NEWCOMER, state="newcomer"),
    Page("profiles:sharing", Who.OWNER),
    Page("profiles:share-link", Who.OWNER),
    Page("profiles:share-person", Who.OWNER),
    Page("profiles:shared-list", Who.OWNER),
    Page("profiles:profile-out", Who.OWNER, "framework"),
    Page("profiles:goal-close", Who.OWNER, "goal"),
    Page("profiles:goal-competency", Who.OWNER, "goal group"),
    Page("profiles:role-distances", Who.NEWCOMER, "framework", state="newcomer"),
    Page("profiles:role-distances", Who.OWNER, "framework"),
    Page("profiles:compare", Who.NEWCOMER, state="newcomer"),
    Page("profiles:compare", Who.OWNER, state="me", query="?with=me"),
    Page("accounts:account", Who.OWNER, called="account"),
    Page("accounts:data", Who.OWNER),
    Page("accounts:data-erase", Who.OWNER),
    Page("accounts:token-list", Who.OWNER),
    Page("accounts:token-create", Who.OWNER),
    Page("accounts:session-list", Who.OWNER),
    Page("mfa_index", Who.OWNER),
    Page("mfa_activate_totp", Who.OWNER),
    Page("mfa_list_webauthn", Who.OWNER),
    Page("mfa_add_webauthn", Who.OWNER),
    Page("socialaccount_connections", Who.OWNER),
    Page("socialaccount_login_cancelled"),
    Page("accounts:account", Who.OWNER, called="account-saved", act=states.submit),
    Page("accounts:account", Who.OWNER, called="account-refused", act=states.submit_too_much),
)  # fmt: skip

ENTRANCE = (
    Page("account_login"),
    Page("account_login", state="refused", act=states.sign_in_wrongly),
    Page("account_signup"),
    Page("account_signup", state="refused", act=states.submit),
    Page("account_inactive"),
    Page("account_email_verification_sent"),
    Page("account_confirm_email", needs="confirmation"),
    Page("account_confirm_email", needs="broken", state="broken"),
    Page("account_reset_password"),
    Page("account_reset_password_done"),
    Page("account_reset_password_from_key", needs="reset_person reset_key"),
    Page("account_reset_password_from_key", needs="reset_person broken", state="broken"),
    Page("account_reset_password_from_key_done"),
    Page("account_email", Who.OWNER),
    Page("account_change_password", Who.OWNER),
    Page("account_change_password", Who.OWNER, state="refused", act=states.submit),
    Page("account_set_password", Who.NEWCOMER),
    Page("account_reauthenticate", Who.OWNER),
    Page("account_logout", Who.OWNER),
)  # fmt: skip

FAILURES = tuple(
    Page("failure", needs=failure, called=f"error-{failure.replace('_', '-')}")
    for failure in ("400", "403", "403_csrf", "404", "429", "500", "503")
)


# In the admin, without a page for one.
LISTS_ALONE = {("rsehub", "job")}
# Nobody adds one in the admin, so an empty hub has no form of it.
NEVER_ADDED = {
    ("curation", "flag"),
    ("curation", "suggestion"),
    ("curation", "url"),
    ("curation", "urluse"),
    ("mfa", "authenticator"),
    ("profiles", "profile"),
    ("teams", "team"),
}


def admin_pages(models: list[tuple[str, str]]) -> list[Page]:
    """Return the admin's index, and a list and a form for each (app, model)."""
    pages = [Page("admin:index", Who.CURATOR, called="admin-index")]
    for app, model in models:
        route, called = f"admin:{app}_{model}", f"admin-{app}-{model}"
        pages.append(Page(f"{route}_changelist", Who.CURATOR, called=f"{called}-list"))
        if (app, model) not in LISTS_ALONE:
            pages.append(
                Page(
                    f"{route}_change",
                    Who.CURATOR,
                    needs=f"{app}.{model}",
                    instead="" if (app, model) in NEVER_ADDED else f"{route}_add",
                    called=f"{called}-form",
                )
            )
    return pages


def all_pages(models: list[tuple[str, str]]) -> list[Page]:
    """Return every page there is to photograph, in the order of the sheets."""
    return [*READING, *CURATED, *OWN, *ENTRANCE, *FAILURES, *admin_pages(models)]
