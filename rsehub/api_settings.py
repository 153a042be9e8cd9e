"""Settings of the API and of its description. `rsehub.settings` takes them over."""

from typing import Any

REST_FRAMEWORK: dict[str, Any] = {
    # JSON only: no pages, no forms.
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rsehub.strict_json.StrictJSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["accounts.permissions.MayUseApi"],
    "DEFAULT_THROTTLE_CLASSES": [
        "accounts.throttling.EveryoneThrottle",
        "accounts.throttling.WriteThrottle",
    ],
    "DEFAULT_PAGINATION_CLASS": "rsehub.api_lists.HubPagination",
    "DEFAULT_FILTER_BACKENDS": ["rsehub.api_lists.KnownFiltersOnly"],
    "DEFAULT_SCHEMA_CLASS": "rsehub.api_schema.HubSchema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "rsehub.problems.answer_of_exception",
    "URL_FORMAT_OVERRIDE": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

# Requests and seconds. A stranger is an address, a person is one wherever they are;
# what may change something counts under "write" too, and so does each wrong token
# under "guess".
API_RATES = {
    "anonymous": (120, 60),
    "person": (600, 60),
    "write": (120, 60),
    "guess": (30, 60),
}

API_DESCRIPTION = """
The same data as the hub's pages, by the same rules.

**Addresses** end in a slash. Everything is JSON.

**Reading** frameworks, skills, levels, roles, training and communities
needs no account.
What is yours needs a token: make one at `/account/tokens/` and send it as
`Authorization: Bearer rsehub_…`. A token may read, or read and write.

**Lists** come in pages: `page` counts from 1, `page_size` is 50 and at most 100.
`next` and `previous` are addresses. A filter that a list doesn't know is refused, so
that a slip doesn't give you everything.

**Errors** are `application/problem+json` (RFC 9457). `detail` says what to do;
`errors` points at each value that can't be taken; `request_id` is in the hub's log,
too.

**Caching**: public answers have an `ETag`; send it back as `If-None-Match` and you get
a short 304 while nothing changed.

**Limits**: 120 requests a minute without an account, 600 with one, of which 120 may
write. Past that the answer is 429, and `Retry-After` says how many seconds to wait.
""".strip()

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "DESCRIPTION": API_DESCRIPTION,
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "COMPONENT_SPLIT_REQUEST": True,
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "persistAuthorization": False},
    "ENUM_NAME_OVERRIDES": {
        "TokenScopeEnum": "accounts.models.ApiToken.Scope",
        "AbsentEnum": "profiles.compare_api_shapes.ABSENT",
        "OutcomeEnum": "profiles.models.Outcome",
        "VersionStatusEnum": "competencies.models.frameworks.Status",
    },
    "TAGS": [
        {"name": "frameworks", "description": "What there is to be able to do."},
        {"name": "skills", "description": "The stable concepts."},
        {"name": "levels", "description": "How well one can hold a skill."},
        {"name": "roles", "description": "The levels that roles expect."},
        {
            "name": "crosswalks",
            "description": "How skills of one framework stand to those of another.",
        },
        {"name": "resources", "description": "Where to learn it."},
        {"name": "events", "description": "When and where it is taught."},
        {"name": "plans", "description": "The shortest way to a goal."},
        {"name": "coverage", "description": "What training there is, and is not."},
        {"name": "providers", "description": "Who gives training."},
        {"name": "communities", "description": "Who meets, where, and if it lives."},
        {"name": "me", "description": "Who you are here."},
        {"name": "profiles", "description": "What you hold."},
        {"name": "assessments", "description": "Your answers, one a skill."},
        {
            "name": "evidence",
            "description": "Links that bear out what you say of a skill.",
        },
        {
            "name": "remarks",
            "description": "What you add to a skill: interest, last use, a note.",
        },
        {"name": "opinions", "description": "What others say of your skills."},
        {"name": "opinion-requests", "description": "Whom you asked for one."},
        {"name": "goals", "description": "What you aim for, and the gap."},
        {"name": "suggestions", "description": "What others might say better."},
        {"name": "shares", "description": "Who may read your profiles."},
        {"name": "shared", "description": "What others let you read."},
        {"name": "packs", "description": "What an appraisal was held on."},
        {
            "name": "comparison",
            "description": "Profiles, goals and roles side by side.",
        },
        {"name": "teams", "description": "What a group can do, as its people show it."},
        {"name": "benchmark", "description": "What people of a role hold, all in all."},
        {"name": "challenges", "description": "What the profession struggles with."},
        {"name": "tokens", "description": "Your keys to this API."},
    ],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "rsehub.api_schema.add_problems",
    ],
}
