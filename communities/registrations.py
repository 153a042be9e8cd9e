"""What the directory answers for the apps below it."""

from accounts import personal_data
from accounts.personal_data import declare_impersonal
from communities.curated import CommunityRecord
from communities.personal import HOLDER
from communities.searching import SOURCES
from communities.waiting import waiting_for_keepers
from curation import kinds, waiting
from search import sources

kinds.register(CommunityRecord())
waiting.register(waiting_for_keepers)
personal_data.register(HOLDER)
for source in SOURCES:
    sources.register(source)
declare_impersonal(
    "the directory; who changed it stands in the history's contexts",
    [
        f"communities.{table}"
        for table in (
            *("community", "communityevent", "relation", "relationevent"),
            *("channel", "channelevent", "activity", "activityevent"),
            *("occurrence", "occurrenceevent", "fundingrow", "fundingrowevent"),
            *("need", "needevent", "offer", "offerevent", "sharedservice"),
            *("sharedserviceevent", "casestudy", "casestudyevent", "membercount"),
            *("membercountevent", "logo", "asking", "fundingalert"),
        )
    ],
)
