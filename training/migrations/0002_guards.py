"""What a resource teaches must be on the scale of the skill's framework."""

from django.db import migrations

DO = """
CREATE FUNCTION training_check_teaches() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM competencies_check_rank(NEW.skill_id, NEW.to_rank);
    RETURN NEW;
END $$;
CREATE TRIGGER check_teaches BEFORE INSERT OR UPDATE ON training_teachesskill
FOR EACH ROW EXECUTE FUNCTION training_check_teaches();

CREATE FUNCTION training_keep_scale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM training_teachesskill t
                 JOIN competencies_skill s ON s.id = t.skill_id
                WHERE s.framework_id = NEW.id
                  AND t.to_rank > COALESCE(NEW.highest_rank, 0)) THEN
        RAISE EXCEPTION 'training teaches a level above the end of this scale'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'scale_is_in_use';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_scale_taught BEFORE UPDATE OF highest_rank ON competencies_framework
FOR EACH ROW EXECUTE FUNCTION training_keep_scale();
"""
UNDO = """
DROP FUNCTION training_check_teaches() CASCADE;
DROP FUNCTION training_keep_scale() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0001_initial"),
        ("competencies", "0002_guards"),
    ]
    operations = [
        migrations.RunSQL(DO, UNDO),
    ]
