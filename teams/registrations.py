"""What teams answer for the apps below them."""

from accounts import personal_data
from teams.benchmark_personal import HOLDER as BENCHMARK

personal_data.register(BENCHMARK)
