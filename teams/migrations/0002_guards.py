"""What the database itself sees to, whichever program writes.

A team at work has a manager. Teams stand in teams of their own organisation, four deep
at most, and never in a circle. A consent ends once and changes in nothing else; it ends
with its membership. Targets are on their framework's scale.
"""

from django.db import migrations

MANAGER = """
CREATE FUNCTION teams_check_manager() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    the_team bigint;
BEGIN
    IF TG_TABLE_NAME = 'teams_team' THEN
        the_team := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN
        the_team := OLD.team_id;
    ELSE
        the_team := NEW.team_id;
    END IF;
    -- Two managers who leave at once wait here for each other.
    PERFORM 1 FROM teams_team WHERE id = the_team AND archived_at IS NULL FOR UPDATE;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    PERFORM 1 FROM teams_membership
      WHERE team_id = the_team AND is_manager AND until IS NULL;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a team needs a manager'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'team_has_a_manager';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER team_has_a_manager
AFTER INSERT OR UPDATE OF archived_at ON teams_team
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION teams_check_manager();
CREATE CONSTRAINT TRIGGER team_keeps_a_manager
AFTER UPDATE OR DELETE ON teams_membership
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (OLD.is_manager AND OLD.until IS NULL)
EXECUTE FUNCTION teams_check_manager();
"""

PLACE = """
CREATE FUNCTION teams_check_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    above bigint := NEW.parent_id;
    depth integer := 1;
    height integer;
BEGIN
    -- Two moves at once wait here for each other, so that they make no circle.
    PERFORM 1 FROM teams_organisation WHERE id = NEW.organisation_id FOR UPDATE;
    IF EXISTS (SELECT FROM teams_team
                WHERE id = NEW.parent_id AND organisation_id <> NEW.organisation_id)
       OR EXISTS (SELECT FROM teams_team
                   WHERE parent_id = NEW.id AND organisation_id <> NEW.organisation_id)
    THEN
        RAISE EXCEPTION 'the team above is of another organisation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'teams_of_one_organisation';
    END IF;
    WHILE above IS NOT NULL AND depth <= 4 LOOP
        IF above = NEW.id THEN
            RAISE EXCEPTION 'a team can not stand in itself'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'team_in_no_circle';
        END IF;
        depth := depth + 1;
        SELECT parent_id INTO above FROM teams_team WHERE id = above;
    END LOOP;
    WITH RECURSIVE below(id, level) AS (
        SELECT NEW.id, 0
        UNION ALL
        SELECT t.id, b.level + 1 FROM teams_team t JOIN below b ON t.parent_id = b.id
         WHERE b.level < 5
    ) SELECT max(level) INTO height FROM below;
    IF depth + height > 4 THEN
        RAISE EXCEPTION 'teams stand in each other too deeply'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'teams_four_deep';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_place BEFORE INSERT OR UPDATE OF parent_id, organisation_id
ON teams_team FOR EACH ROW EXECUTE FUNCTION teams_check_place();
"""

CONSENT = """
CREATE FUNCTION teams_check_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.until IS NOT NULL OR NEW.until IS NULL
           OR (OLD.id, OLD.membership_id, OLD.framework_id, OLD.openness, OLD.since)
              IS DISTINCT FROM
              (NEW.id, NEW.membership_id, NEW.framework_id, NEW.openness, NEW.since)
        THEN
            RAISE EXCEPTION 'a consent ends, and changes in nothing else'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_is_kept';
        END IF;
    ELSIF NEW.until IS NULL AND EXISTS (
        SELECT FROM teams_membership WHERE id = NEW.membership_id AND until IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'who has left a team consents to nothing there'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'consent_of_a_member';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_consent BEFORE INSERT OR UPDATE ON teams_consent
FOR EACH ROW EXECUTE FUNCTION teams_check_consent();
CREATE FUNCTION teams_check_leaving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.until IS NOT NULL THEN
        RAISE EXCEPTION 'who comes back to a team joins anew'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'membership_ends_once';
    END IF;
    UPDATE teams_consent SET until = greatest(NEW.until, since)
     WHERE membership_id = NEW.id AND until IS NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER check_leaving AFTER UPDATE OF until ON teams_membership
FOR EACH ROW WHEN (OLD.until IS DISTINCT FROM NEW.until)
EXECUTE FUNCTION teams_check_leaving();
"""

NEEDS = """
CREATE FUNCTION teams_check_target() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.skill_id IS NOT NULL THEN
        PERFORM competencies_check_rank(NEW.skill_id, NEW.rank);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_target BEFORE INSERT OR UPDATE ON teams_teamtarget
FOR EACH ROW EXECUTE FUNCTION teams_check_target();
CREATE FUNCTION teams_check_hiring() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT framework_id FROM teams_hiringrole WHERE id = NEW.role_id)
       IS DISTINCT FROM
       (SELECT framework_id FROM competencies_skill WHERE id = NEW.skill_id) THEN
        RAISE EXCEPTION 'the skill is of another framework than the role'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'skill_of_the_framework';
    END IF;
    PERFORM competencies_check_rank(NEW.skill_id, NEW.rank);
    RETURN NEW;
END $$;
CREATE TRIGGER check_hiring BEFORE INSERT OR UPDATE ON teams_hiringroleskill
FOR EACH ROW EXECUTE FUNCTION teams_check_hiring();
CREATE FUNCTION teams_check_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.owner_id IS NOT NULL AND NEW.team_id IS DISTINCT FROM
       (SELECT team_id FROM teams_membership WHERE id = NEW.owner_id) THEN
        RAISE EXCEPTION 'whose action it is, is of another team'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'action_of_a_member';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_action BEFORE INSERT OR UPDATE ON teams_teamaction
FOR EACH ROW EXECUTE FUNCTION teams_check_action();
"""

UNDO = "".join(
    f"DROP FUNCTION teams_check_{name}() CASCADE;"
    for name in [
        *("manager", "place", "consent", "leaving"),
        *("target", "hiring", "action"),
    ]
)


class Migration(migrations.Migration):
    dependencies = [("teams", "0001_initial"), ("competencies", "0002_guards")]
    operations = [migrations.RunSQL(MANAGER + PLACE + CONSENT + NEEDS, UNDO)]
