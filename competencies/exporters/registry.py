"""Every format that a framework is given back in, by the word for it."""

from competencies.exporters import case, hub, skos
from competencies.exporters.formats import Exporter

EXPORTERS: dict[str, Exporter] = {
    each.key: each for each in (hub.EXPORTER, case.EXPORTER, skos.EXPORTER)
}
