"""Every format that a framework is given back in, by the word for it."""

from competencies.exporters import case, hub, hub_csv, moodle, skos
from competencies.exporters.formats import Exporter

ALL = (
    hub.EXPORTER,
    case.EXPORTER,
    moodle.EXPORTER,
    skos.EXPORTER,
    hub_csv.EXPORTER,
)
EXPORTERS: dict[str, Exporter] = {each.key: each for each in ALL}
