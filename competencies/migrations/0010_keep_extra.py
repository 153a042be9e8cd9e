"""What only other formats say of a published version never changes, either."""

from django.db import migrations

KEEP = """
CREATE FUNCTION competencies_keep_extra() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'draft' AND NEW.extra IS DISTINCT FROM OLD.extra THEN
        RAISE EXCEPTION 'a published version never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'published_is_fixed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_extra BEFORE UPDATE ON competencies_frameworkversion
FOR EACH ROW EXECUTE FUNCTION competencies_keep_extra();
"""


class Migration(migrations.Migration):
    dependencies = [("competencies", "0009_foreign_identifiers")]
    operations = [
        migrations.RunSQL(KEEP, "DROP FUNCTION competencies_keep_extra() CASCADE;")
    ]
