"""What profiles and goals answer for the apps below them."""

from accounts import personal_data
from profiles.personal import HOLDER
from profiles.searching import SOURCES
from profiles.share_personal import HOLDER as SHARES
from profiles.share_personal import PACKS
from search import sources

personal_data.register(HOLDER)
personal_data.register(SHARES)
personal_data.register(PACKS)
for source in SOURCES:
    sources.register(source)
