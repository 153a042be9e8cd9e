"""What the database itself keeps: scales, times of change, curation and rights."""

from django.db import migrations

from accounts.curators import KEEP, give_curators
from curation.triggers import close_on_delete, note_urls

DO = """
CREATE FUNCTION training_check_requires() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM competencies_check_rank(NEW.skill_id, NEW.rank);
    RETURN NEW;
END $$;
CREATE TRIGGER check_requires BEFORE INSERT OR UPDATE ON training_requiresskill
FOR EACH ROW EXECUTE FUNCTION training_check_requires();

CREATE FUNCTION training_keep_scale_required() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM training_requiresskill t
                 JOIN competencies_skill s ON s.id = t.skill_id
                WHERE s.framework_id = NEW.id
                  AND t.rank > COALESCE(NEW.highest_rank, 0)) THEN
        RAISE EXCEPTION 'training asks for a level above the end of this scale'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'scale_is_in_use';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_scale_required
BEFORE UPDATE OF highest_rank ON competencies_framework
FOR EACH ROW EXECUTE FUNCTION training_keep_scale_required();

CREATE FUNCTION training_touch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    stored CONSTANT text[] := ARRAY['search', 'folded', 'updated_at'];
BEGIN
    IF to_jsonb(OLD) - stored IS DISTINCT FROM to_jsonb(NEW) - stored THEN
        NEW.updated_at := now();
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER touch BEFORE UPDATE ON training_learningresource
FOR EACH ROW EXECUTE FUNCTION training_touch();

CREATE FUNCTION training_touch_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    NEW.sequence := OLD.sequence + 1;
    RETURN NEW;
END $$;
CREATE TRIGGER touch BEFORE UPDATE ON training_event
FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION training_touch_event();

CREATE FUNCTION training_touch_taught() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE training_learningresource SET updated_at = now()
     WHERE id IN (CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD.resource_id END,
                  CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE NEW.resource_id END);
    RETURN NULL;
END $$;
CREATE TRIGGER touch_resource AFTER INSERT OR UPDATE OR DELETE ON training_teachesskill
FOR EACH ROW EXECUTE FUNCTION training_touch_taught();
CREATE TRIGGER touch_resource AFTER INSERT OR UPDATE OR DELETE ON training_requiresskill
FOR EACH ROW EXECUTE FUNCTION training_touch_taught();
"""
UNDO = """
DROP FUNCTION training_check_requires() CASCADE;
DROP FUNCTION training_keep_scale_required() CASCADE;
DROP FUNCTION training_touch() CASCADE;
DROP FUNCTION training_touch_event() CASCADE;
DROP FUNCTION training_touch_taught() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0007_facts_events_paths"),
        ("accounts", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("curation", "0002_guards"),
    ]
    operations = [
        migrations.RunSQL(DO, UNDO),
        close_on_delete("training_event", "event"),
        close_on_delete("training_learningpath", "learning-path"),
        note_urls("training_event", "event", "url"),
        give_curators(
            "training",
            {
                "event": KEEP,
                "learningpath": KEEP,
                "pathstep": KEEP,
                "requiresskill": KEEP,
            },
        ),
    ]
