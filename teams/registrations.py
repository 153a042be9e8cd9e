"""What teams answer for the apps below them."""

from accounts import personal_data
from accounts.personal_data import declare_impersonal
from profiles import other_shares
from teams.benchmark_personal import HOLDER as BENCHMARK
from teams.personal import HOLDER
from teams.sharing import shown_in_teams

personal_data.register(HOLDER)
personal_data.register(BENCHMARK)
other_shares.register(shown_in_teams)
declare_impersonal(
    "what organisations and teams are and aim at; who is in them is elsewhere",
    [
        "teams.organisation",
        "teams.maildomain",
        "teams.team",
        "teams.joincode",
        "teams.teamtarget",
    ],
)
declare_impersonal(
    "figures of groups, from which nobody can be told; who was in them is held apart",
    ["teams.benchmarkrelease", "teams.groupfigures"],
)
