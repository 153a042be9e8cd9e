"""Put resources and providers under curation: history, closing, addresses."""

from django.db import migrations

from curation.triggers import begin_history, close_on_delete, note_urls


class Migration(migrations.Migration):
    dependencies = [("training", "0003_history"), ("curation", "0002_guards")]
    operations = [
        begin_history("training", "Provider", "LearningResource", "TeachesSkill"),
        close_on_delete("training_learningresource", "resource"),
        close_on_delete("training_provider", "provider"),
        note_urls("training_learningresource", "resource", "url"),
        note_urls("training_provider", "provider", "url"),
    ]
