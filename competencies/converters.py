"""Parts of addresses."""

from competencies.models.frameworks import RESERVED_VERSIONS


class VersionConverter:
    """A version of a framework, such as 2.0; what other pages use is none."""

    regex = f"(?!(?:{'|'.join(RESERVED_VERSIONS)})/)[0-9A-Za-z][0-9A-Za-z.-]*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
