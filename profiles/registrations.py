"""What profiles and goals answer for the apps below them."""

from accounts import personal_data
from profiles import relevance_sources
from profiles.asked import marks_of_roles
from profiles.personal import HOLDER
from profiles.searching import SOURCES
from search import sources

personal_data.register(HOLDER)
relevance_sources.register(marks_of_roles)
for source in SOURCES:
    sources.register(source)
