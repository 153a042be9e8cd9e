"""Browsers that are not like the others."""

import pytest

without_script = pytest.mark.parametrize(
    "browser_context_args", [{"java_script_enabled": False}], indirect=True, ids=["off"]
)
on_a_phone = pytest.mark.parametrize(
    "browser_context_args",
    [{"viewport": {"width": 360, "height": 740}}],
    indirect=True,
    ids=["phone"],
)
