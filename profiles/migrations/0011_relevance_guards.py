"""A mark of relevance is for a skill of the profile's own framework."""

from django.db import migrations

GUARD = """
CREATE FUNCTION profiles_check_relevance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT framework_id FROM profiles_profile WHERE id = NEW.profile_id)
       IS DISTINCT FROM
       (SELECT framework_id FROM competencies_skill WHERE id = NEW.skill_id) THEN
        RAISE EXCEPTION 'the skill is of another framework than the profile'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'skill_of_the_framework';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_relevance BEFORE INSERT OR UPDATE ON profiles_skillrelevance
FOR EACH ROW EXECUTE FUNCTION profiles_check_relevance();
"""


class Migration(migrations.Migration):
    dependencies = [("profiles", "0010_relevance")]
    operations = [
        migrations.RunSQL(GUARD, "DROP FUNCTION profiles_check_relevance() CASCADE;")
    ]
