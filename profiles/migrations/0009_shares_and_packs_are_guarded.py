"""A share gives goals of its own profile and of no other; a pack never changes."""

from django.db import migrations

SHARED_GOAL = """
CREATE FUNCTION profiles_check_shared_goal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT profile_id FROM profiles_goal WHERE id = NEW.goal_id)
       IS DISTINCT FROM
       (SELECT profile_id FROM profiles_share WHERE id = NEW.share_id) THEN
        RAISE EXCEPTION 'the goal is of another profile than the share'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'goal_of_the_profile';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_shared_goal BEFORE INSERT OR UPDATE ON profiles_share_goals
FOR EACH ROW EXECUTE FUNCTION profiles_check_shared_goal();
"""

PACK = """
CREATE FUNCTION profiles_check_pack() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a pack never changes'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'pack_is_fixed';
END $$;
CREATE TRIGGER check_pack BEFORE UPDATE ON profiles_appraisalpack
FOR EACH ROW EXECUTE FUNCTION profiles_check_pack();
"""
UNDO = "".join(
    f"DROP FUNCTION profiles_check_{name}() CASCADE;"
    for name in ["shared_goal", "pack"]
)


class Migration(migrations.Migration):
    dependencies = [("profiles", "0008_shares_and_packs")]
    operations = [migrations.RunSQL(SHARED_GOAL + PACK, UNDO)]
