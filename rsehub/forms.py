"""One look for every form field."""

from django.forms.renderers import TemplatesSetting


class HubFormRenderer(TemplatesSetting):
    """Draw forms with the hub's own templates, from `templates/django/forms/`."""

    field_template_name = "components/field.html"
