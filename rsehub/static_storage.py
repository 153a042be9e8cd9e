"""Static files in production: compressed, and named by what is in them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HubStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Name the modules that our scripts import by their contents, too."""

    support_js_module_import_aggregation = True
