"""What the frameworks answer for the apps below them."""

from accounts.personal_data import declare_impersonal
from competencies.curated import FrameworkKind, RoleKind, SkillKind
from competencies.searching import SOURCES
from competencies.waiting import waiting_for_curators
from curation import kinds, waiting
from search import sources

kinds.register(FrameworkKind())
kinds.register(RoleKind())
kinds.register(SkillKind())
waiting.register(waiting_for_curators)
for source in SOURCES:
    sources.register(source)
declare_impersonal(
    "skills frameworks and roles; who changed them stands in the history's contexts",
    [
        f"competencies.{table}"
        for table in (
            *("framework", "frameworkevent", "frameworkversion", "level", "tool"),
            *("frameworkversionevent", "skillgroup", "skill", "skillrelation"),
            "outsiderelation",
            *("skillgroupedition", "skilledition", "skilleditionevent"),
            *("skilledition_tools", "leveldescriptor", "leveldescriptorevent"),
            *("role", "roleevent", "roleskill", "roleskillevent"),
        )
    ],
)
