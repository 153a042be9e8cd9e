"""A snapshot never changes, and its version is of the profile's framework.

Deleting is left alone: what a person keeps goes with them, or when they say so.
"""

from django.db import migrations

SNAPSHOT = """
CREATE FUNCTION profiles_check_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'a snapshot never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'snapshot_is_fixed';
    END IF;
    IF (SELECT framework_id FROM competencies_frameworkversion WHERE id = NEW.version_id)
       IS DISTINCT FROM
       (SELECT framework_id FROM profiles_profile WHERE id = NEW.profile_id) THEN
        RAISE EXCEPTION 'the version is of another framework than the profile'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'version_of_the_framework';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_snapshot BEFORE INSERT OR UPDATE ON profiles_snapshot
FOR EACH ROW EXECUTE FUNCTION profiles_check_snapshot();
"""
UNDO = "DROP FUNCTION profiles_check_snapshot() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("profiles", "0003_snapshots")]
    operations = [migrations.RunSQL(SNAPSHOT, UNDO)]
