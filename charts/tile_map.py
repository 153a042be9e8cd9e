"""A map of countries as tiles by continent: the first view, which needs no shapes.

Only the numeral and the wash say how many; where a tile stands says no more than its
continent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charts.continents import CONTINENTS
from charts.levels import FULL


@dataclass(frozen=True, slots=True)
class CountryTile:
    code: str
    count: int
    wash: int  # 0 where there is none, else 1 to 4: darker is more


@dataclass(frozen=True, slots=True)
class Continent:
    key: str
    tiles: Sequence[CountryTile]

    @property
    def count(self) -> int:
        """Return how many countries have something."""
        return sum(tile.count > 0 for tile in self.tiles)


def tile_map(counts: Mapping[str, int]) -> list[Continent]:
    """Return the countries that have something, by continent, most first.

    Codes that lie on no continent are in the last one, called "elsewhere".
    """
    most = max(counts.values(), default=0)
    placed = {code: key for key, codes in CONTINENTS.items() for code in codes.split()}
    by_key: dict[str, list[CountryTile]] = {key: [] for key in CONTINENTS}
    by_key["elsewhere"] = []
    for code, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        if count > 0:
            tile = CountryTile(code, count, strength(count, most))
            by_key[placed.get(code, "elsewhere")].append(tile)
    return [Continent(key, tiles) for key, tiles in by_key.items() if tiles]


def strength(count: int, most: int) -> int:
    """Return how dark a count is drawn, as a share of the largest one."""
    if count <= 0 or most <= 0:
        return 0
    return max(1, -(-count * FULL // most))
