"""A role marks skills of its own framework only, and none that it expects."""

from django.db import migrations

from accounts.curators import KEEP, give_curators

GUARD = """
CREATE FUNCTION competencies_check_irrelevance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT framework_id FROM competencies_role WHERE id = NEW.role_id)
       IS DISTINCT FROM
       (SELECT framework_id FROM competencies_skill WHERE id = NEW.skill_id) THEN
        RAISE EXCEPTION 'the skill is of another framework than the role'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'role_skill_one_framework';
    END IF;
    -- Whoever writes to the other table waits here, so that both are never there.
    PERFORM 1 FROM competencies_role WHERE id = NEW.role_id FOR UPDATE;
    IF (TG_TABLE_NAME = 'competencies_roleirrelevance' AND EXISTS (
            SELECT 1 FROM competencies_roleskill
             WHERE role_id = NEW.role_id AND skill_id = NEW.skill_id))
       OR (TG_TABLE_NAME = 'competencies_roleskill' AND EXISTS (
            SELECT 1 FROM competencies_roleirrelevance
             WHERE role_id = NEW.role_id AND skill_id = NEW.skill_id)) THEN
        RAISE EXCEPTION 'a role expects a skill or leaves it out, not both'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'expected_or_irrelevant';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_irrelevance BEFORE INSERT OR UPDATE
ON competencies_roleirrelevance
FOR EACH ROW EXECUTE FUNCTION competencies_check_irrelevance();
CREATE TRIGGER check_irrelevance BEFORE INSERT OR UPDATE OF role_id, skill_id
ON competencies_roleskill
FOR EACH ROW EXECUTE FUNCTION competencies_check_irrelevance();
"""
UNGUARD = "DROP FUNCTION competencies_check_irrelevance() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("competencies", "0014_role_irrelevance"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.RunSQL(GUARD, UNGUARD),
        give_curators("competencies", {"roleirrelevance": KEEP}),
    ]
