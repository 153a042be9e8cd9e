"""What the frameworks answer for the apps below them."""

from competencies.waiting import waiting_for_curators
from curation import waiting

waiting.register(waiting_for_curators)
