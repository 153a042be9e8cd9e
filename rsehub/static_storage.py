"""Static files in production: compressed, and named by what is in them."""

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HubStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Name the modules that our own scripts import by their contents, too."""

    support_js_module_import_aggregation = True
    # Only ours: packages ship modules whose imports are not files of theirs.
    _js_module_import_aggregation_patterns = (
        "js/*.js",
        HashedFilesMixin._js_module_import_aggregation_patterns[1],  # type: ignore[attr-defined]  # noqa: SLF001
    )
