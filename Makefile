# Everything a newcomer types. The work is done by dev/bootstrap.py, which needs nothing
# but Python; paths with spaces are fine.

PYTHON ?= python3

# Real reference data for the tests, where it is at hand. The only place that knows it.
ifneq ($(wildcard ../shared/data),)
export HUB_REFERENCE_DATA ?= $(CURDIR)/../shared/data
endif

# make screenshots ONLY="home profile" HUBS=typical, or README=1
export ONLY HUBS README

# make restore FILE=x, or make restore x
ifeq ($(firstword $(MAKECMDGOALS)),restore)
file_goals := $(wordlist 2,99,$(MAKECMDGOALS))
export FILE ?= $(file_goals)
ifneq ($(file_goals),)
.PHONY: $(file_goals)
$(file_goals): ; @:
endif
endif

.PHONY: run test bench screenshots lint fmt assets backup restore

run test bench screenshots lint fmt assets backup:
	@$(PYTHON) dev/bootstrap.py $@

restore:
	@$(PYTHON) dev/bootstrap.py restore "$$FILE"
