"""What challenges answer for the apps below them."""

from accounts import personal_data
from accounts.personal_data import declare_impersonal
from challenges import measures
from challenges.counting import MEASURES
from challenges.curated import ChallengeKind
from challenges.personal import HOLDER
from challenges.searching import SOURCES
from curation import kinds
from search import sources

ITEMS = (
    *("evidence", "impacttarget", "objective", "action", "output", "project"),
    *("pastwork", "challengeresource", "subproblem", "initiative"),
)

kinds.register(ChallengeKind())
personal_data.register(HOLDER)
for source in SOURCES:
    sources.register(source)
for measure in MEASURES:
    measures.register(measure)
declare_impersonal(
    "what challenges say; who changed it stands in the history's contexts",
    [
        f"challenges.{table}{history}"
        for table in ("challenge", *ITEMS)
        for history in ("", "event")
    ],
)
declare_impersonal(
    "counts of the hub's own records, day by day", ["challenges.measurereading"]
)
