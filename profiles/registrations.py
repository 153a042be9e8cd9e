"""What profiles and goals answer for the apps below them."""

from accounts import personal_data
from competencies import rating
from profiles.personal import HOLDER
from profiles.ratings import own_rating
from profiles.searching import SOURCES
from search import sources

personal_data.register(HOLDER)
rating.register(own_rating)
for source in SOURCES:
    sources.register(source)
