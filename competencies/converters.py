"""Parts of addresses."""


class VersionConverter:
    """A version of a framework, such as 2.0; "skills" is a page of its own."""

    regex = "(?!skills/)[0-9A-Za-z][0-9A-Za-z.-]*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
