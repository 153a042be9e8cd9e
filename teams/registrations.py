"""What teams answer for the apps below them."""

from accounts import personal_data
from teams.benchmark_personal import HOLDER as BENCHMARK

personal_data.register(BENCHMARK)
personal_data.declare_impersonal(
    "figures of groups that nobody can be told from; who was in them is held apart",
    ["teams.benchmarkrelease", "teams.groupfigures"],
)
