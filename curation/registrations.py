"""What curation answers for the apps below it."""

from accounts import personal_data
from curation.personal import HOLDER

personal_data.register(HOLDER)
personal_data.declare_impersonal(
    "web addresses in shared records",
    ["curation.url", "curation.urluse", "curation.linkcheck", "curation.linksite"],
)
personal_data.declare_impersonal(
    "what the columns of a table mean, under a name", ["curation.columnmapping"]
)
