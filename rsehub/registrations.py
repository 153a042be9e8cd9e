"""What the hub's own tables are about."""

from accounts.personal_data import declare_impersonal
from curation import importers
from rsehub.challenges_importer import ChallengesImporter
from rsehub.community_importer import CommunitiesImporter
from rsehub.importers import FrameworkImporter, RolesImporter
from rsehub.training_importer import TrainingImporter

declare_impersonal(
    "who runs the hub, and where its project is found: an organisation's own words",
    ["rsehub.operator", "rsehub.projectlink"],
)
declare_impersonal(
    "what went wrong at a job, in a line that names nobody", ["rsehub.joberror"]
)
importers.register(FrameworkImporter())
importers.register(RolesImporter())
importers.register(TrainingImporter())
importers.register(CommunitiesImporter())
importers.register(ChallengesImporter())
