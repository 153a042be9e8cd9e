"""The history of answers writes itself; what stands beside them keeps its framework.

See docs/adr/0039 for why the database deletes the history of a deleted profile.
"""

from django.db import migrations

# Clearing the answers of a profile that is being deleted writes events once more, after
# Django has deleted those it knew of. The cascade takes them with the profile.
HISTORY = """
ALTER TABLE profiles_assessmentevent ADD CONSTRAINT event_of_profile
    FOREIGN KEY (profile_id) REFERENCES profiles_profile (id) ON DELETE CASCADE;
CREATE FUNCTION profiles_keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO profiles_assessmentevent
            (profile_id, skill_id, rank, not_applicable, rated_in_id, at)
        VALUES (OLD.profile_id, OLD.skill_id, NULL, false, OLD.rated_in_id,
                clock_timestamp());
        RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF NEW.rank IS NOT DISTINCT FROM OLD.rank
           AND NEW.not_applicable = OLD.not_applicable THEN
            RETURN NULL;
        END IF;
    END IF;
    INSERT INTO profiles_assessmentevent
        (profile_id, skill_id, rank, not_applicable, rated_in_id, at)
    VALUES (NEW.profile_id, NEW.skill_id, NEW.rank, NEW.not_applicable,
            NEW.rated_in_id, NEW.assessed_at);
    RETURN NULL;
END $$;
CREATE TRIGGER keep_history AFTER INSERT OR UPDATE OR DELETE
ON profiles_skillassessment FOR EACH ROW EXECUTE FUNCTION profiles_keep_history();
"""
BEGIN_HISTORY = """
INSERT INTO profiles_assessmentevent
    (profile_id, skill_id, rank, not_applicable, rated_in_id, at)
SELECT profile_id, skill_id, rank, not_applicable, rated_in_id, assessed_at
FROM profiles_skillassessment ORDER BY assessed_at, id;
"""
UNDO_HISTORY = """
DROP FUNCTION profiles_keep_history() CASCADE;
ALTER TABLE profiles_assessmentevent DROP CONSTRAINT event_of_profile;
"""

BESIDE = """
CREATE FUNCTION profiles_check_beside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT framework_id FROM profiles_profile WHERE id = NEW.profile_id)
       IS DISTINCT FROM
       (SELECT framework_id FROM competencies_skill WHERE id = NEW.skill_id) THEN
        RAISE EXCEPTION 'the skill is of another framework than the profile'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'skill_of_the_framework';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_evidence BEFORE INSERT OR UPDATE ON profiles_evidence
FOR EACH ROW EXECUTE FUNCTION profiles_check_beside();
CREATE TRIGGER check_remark BEFORE INSERT OR UPDATE ON profiles_skillremark
FOR EACH ROW EXECUTE FUNCTION profiles_check_beside();
CREATE TRIGGER check_opinion BEFORE INSERT OR UPDATE ON profiles_opinion
FOR EACH ROW EXECUTE FUNCTION profiles_check_beside();
CREATE FUNCTION profiles_check_opinion_rank() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM competencies_check_rank(NEW.skill_id, NEW.rank);
    RETURN NEW;
END $$;
CREATE TRIGGER check_opinion_rank BEFORE INSERT OR UPDATE ON profiles_opinion
FOR EACH ROW EXECUTE FUNCTION profiles_check_opinion_rank();
CREATE FUNCTION profiles_check_nearest_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.nearest_role_id IS NOT NULL AND NEW.framework_id IS DISTINCT FROM
       (SELECT framework_id FROM competencies_role WHERE id = NEW.nearest_role_id) THEN
        RAISE EXCEPTION 'the role is of another framework than the profile'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'role_of_the_framework';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_nearest_role BEFORE INSERT OR UPDATE ON profiles_profile
FOR EACH ROW EXECUTE FUNCTION profiles_check_nearest_role();
"""
UNDO_BESIDE = "".join(
    f"DROP FUNCTION profiles_check_{name}() CASCADE;"
    for name in ["beside", "opinion_rank", "nearest_role"]
)


class Migration(migrations.Migration):
    dependencies = [
        ("profiles", "0006_evidence_history_opinions"),
        ("competencies", "0002_guards"),
    ]
    operations = [
        migrations.RunSQL(HISTORY, UNDO_HISTORY),
        migrations.RunSQL(BEGIN_HISTORY, migrations.RunSQL.noop),
        migrations.RunSQL(BESIDE, UNDO_BESIDE),
    ]
