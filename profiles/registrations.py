"""What profiles and goals answer for the apps below them."""

from accounts import personal_data
from competencies import rating
from profiles import blur_personal, personal_beside, relevance_sources
from profiles.asked import marks_of_roles
from profiles.personal import HOLDER
from profiles.ratings import own_rating
from profiles.searching import SOURCES
from profiles.share_personal import HOLDER as SHARES
from profiles.share_personal import PACKS
from search import sources

personal_data.register(HOLDER)
relevance_sources.register(marks_of_roles)
personal_data.register(SHARES)
personal_data.register(PACKS)
personal_data.register(personal_beside.HOLDER)
personal_data.register(blur_personal.HOLDER)
rating.register(own_rating)
for source in SOURCES:
    sources.register(source)
