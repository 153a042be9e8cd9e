"""What profiles and goals answer for the apps below them."""

from accounts import personal_data
from profiles import personal_beside
from profiles.personal import HOLDER
from profiles.searching import SOURCES
from search import sources

personal_data.register(HOLDER)
personal_data.register(personal_beside.HOLDER)
for source in SOURCES:
    sources.register(source)
