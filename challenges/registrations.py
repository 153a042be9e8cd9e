"""What challenges answer for the apps below."""

from challenges.curated import ChallengeKind
from curation import kinds

kinds.register(ChallengeKind())
