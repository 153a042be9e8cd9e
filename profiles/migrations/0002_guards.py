"""A rating, a target or a role in a goal must be of the profile's own framework."""

from django.db import migrations

ASSESSMENT = """
CREATE FUNCTION profiles_check_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT framework_id FROM profiles_profile WHERE id = NEW.profile_id)
       IS DISTINCT FROM
       (SELECT framework_id FROM competencies_skill WHERE id = NEW.skill_id) THEN
        RAISE EXCEPTION 'the skill is of another framework than the profile'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'skill_of_the_framework';
    END IF;
    IF (SELECT framework_id FROM competencies_frameworkversion WHERE id = NEW.rated_in_id)
       IS DISTINCT FROM
       (SELECT framework_id FROM competencies_skill WHERE id = NEW.skill_id) THEN
        RAISE EXCEPTION 'the version rated in is of another framework than the skill'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'version_of_the_framework';
    END IF;
    PERFORM competencies_check_rank(NEW.skill_id, NEW.rank);
    RETURN NEW;
END $$;
CREATE TRIGGER check_assessment BEFORE INSERT OR UPDATE ON profiles_skillassessment
FOR EACH ROW EXECUTE FUNCTION profiles_check_assessment();
"""

TARGET = """
CREATE FUNCTION profiles_check_target() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT p.framework_id FROM profiles_goal g
          JOIN profiles_profile p ON p.id = g.profile_id WHERE g.id = NEW.goal_id)
       IS DISTINCT FROM
       (SELECT framework_id FROM competencies_skill WHERE id = NEW.skill_id) THEN
        RAISE EXCEPTION 'the skill is of another framework than the goal'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'skill_of_the_framework';
    END IF;
    PERFORM competencies_check_rank(NEW.skill_id, NEW.rank);
    RETURN NEW;
END $$;
CREATE TRIGGER check_target BEFORE INSERT OR UPDATE ON profiles_goalskill
FOR EACH ROW EXECUTE FUNCTION profiles_check_target();
"""

GOAL_ROLE = """
CREATE FUNCTION profiles_check_goal_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT p.framework_id FROM profiles_goal g
          JOIN profiles_profile p ON p.id = g.profile_id WHERE g.id = NEW.goal_id)
       IS DISTINCT FROM
       (SELECT framework_id FROM competencies_role WHERE id = NEW.role_id) THEN
        RAISE EXCEPTION 'the role is of another framework than the goal'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'role_of_the_framework';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_goal_role BEFORE INSERT OR UPDATE ON profiles_goal_roles
FOR EACH ROW EXECUTE FUNCTION profiles_check_goal_role();
"""

VERSION = """
CREATE FUNCTION profiles_check_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT framework_id FROM competencies_frameworkversion WHERE id = NEW.version_id)
       IS DISTINCT FROM NEW.framework_id THEN
        RAISE EXCEPTION 'the version is of another framework than the profile'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'version_of_the_framework';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_version BEFORE INSERT OR UPDATE ON profiles_profile
FOR EACH ROW EXECUTE FUNCTION profiles_check_version();
"""

UNDO = "".join(
    f"DROP FUNCTION profiles_check_{name}() CASCADE;"
    for name in ["assessment", "target", "goal_role", "version"]
)


class Migration(migrations.Migration):
    dependencies = [
        ("profiles", "0001_initial"),
        ("competencies", "0002_guards"),
    ]
    operations = [migrations.RunSQL(ASSESSMENT + TARGET + GOAL_ROLE + VERSION, UNDO)]
