"""What accounts answer for the hub, and what Django's own tables are about."""

from accounts import personal_data
from accounts.personal import HOLDERS

for holder in HOLDERS:
    personal_data.register(holder)
personal_data.declare_impersonal(
    "counts of requests under keyed digests, for some minutes",
    ["accounts.requestcount"],
)
personal_data.declare_impersonal(
    "keys of other sites; the hub has them from its environment",
    ["socialaccount.socialapp"],
)
personal_data.declare_impersonal(
    "names of tables and rights",
    [
        "contenttypes.contenttype",
        "auth.permission",
        "auth.group",
        "auth.group_permissions",
    ],
)
