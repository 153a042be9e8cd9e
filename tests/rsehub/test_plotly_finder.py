from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from rsehub.plotly_finder import BUILT, PACKAGED, PlotlyFinder, plotly_static_path


def test_the_packaged_script_is_found_where_python_keeps_it():
    found = finders.find(PACKAGED)

    assert Path(found).parts[-3:] == ("plotly", "package_data", "plotly.min.js")
    assert Path(found).is_file()


def test_it_is_found_once_when_all_are_asked_for():
    assert PlotlyFinder().find(PACKAGED, find_all=True) == [finders.find(PACKAGED)]


def test_nothing_else_of_the_package_is_served():
    assert finders.find("plotly/../datasets/iris.csv.gz") is None
    assert PlotlyFinder().find("plotly/plotly.js") == []


def test_collectstatic_takes_it_under_the_same_address():
    ((path, storage),) = PlotlyFinder().list(None)

    assert f"{storage.prefix}/{path}" == PACKAGED
    assert storage.exists(path)


@pytest.mark.parametrize("is_built", [True, False])
def test_pages_load_the_small_script_where_it_is_built(settings, tmp_path, is_built):
    settings.BASE_DIR = tmp_path
    script = tmp_path / "static" / BUILT
    script.parent.mkdir(parents=True)
    if is_built:
        script.touch()

    assert plotly_static_path() == (BUILT if is_built else PACKAGED)
