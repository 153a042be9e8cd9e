"""What the database itself refuses, whichever program writes.

A published version never changes; a rank must be on its framework's scale; a role
expects levels of its own framework's skills only.
"""

from django.db import migrations

CHECK_RANK = """
CREATE FUNCTION competencies_check_rank(the_skill bigint, the_rank integer)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    highest integer;
BEGIN
    IF the_rank IS NULL THEN
        RETURN;
    END IF;
    SELECT f.highest_rank INTO highest
      FROM competencies_skill s JOIN competencies_framework f ON f.id = s.framework_id
     WHERE s.id = the_skill;
    IF highest IS NULL OR the_rank > highest THEN
        RAISE EXCEPTION 'level % is not on the scale of this framework', the_rank
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rank_on_the_scale';
    END IF;
END $$;
"""

ROLE_SKILL = """
CREATE FUNCTION competencies_check_role_skill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT framework_id FROM competencies_role WHERE id = NEW.role_id)
       IS DISTINCT FROM
       (SELECT framework_id FROM competencies_skill WHERE id = NEW.skill_id) THEN
        RAISE EXCEPTION 'the skill is of another framework than the role'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'role_skill_one_framework';
    END IF;
    PERFORM competencies_check_rank(NEW.skill_id, NEW.rank);
    RETURN NEW;
END $$;
CREATE TRIGGER check_role_skill BEFORE INSERT OR UPDATE ON competencies_roleskill
FOR EACH ROW EXECUTE FUNCTION competencies_check_role_skill();
"""

LEVELS = """
CREATE FUNCTION competencies_check_level() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    highest integer;
BEGIN
    SELECT f.highest_rank INTO highest
      FROM competencies_frameworkversion v
      JOIN competencies_framework f ON f.id = v.framework_id
     WHERE v.id = NEW.version_id;
    IF highest IS NULL OR NEW.rank > highest THEN
        RAISE EXCEPTION 'level % is not on the scale of this framework', NEW.rank
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rank_on_the_scale';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_level BEFORE INSERT OR UPDATE ON competencies_level
FOR EACH ROW EXECUTE FUNCTION competencies_check_level();

CREATE FUNCTION competencies_check_descriptor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM competencies_check_rank(
        (SELECT skill_id FROM competencies_skilledition WHERE id = NEW.skill_edition_id),
        NEW.rank);
    RETURN NEW;
END $$;
CREATE TRIGGER check_descriptor BEFORE INSERT OR UPDATE ON competencies_leveldescriptor
FOR EACH ROW EXECUTE FUNCTION competencies_check_descriptor();

CREATE FUNCTION competencies_keep_scale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.highest_rank IS DISTINCT FROM NEW.highest_rank AND EXISTS (
        SELECT 1 FROM competencies_frameworkversion
         WHERE framework_id = OLD.id AND status <> 'draft') THEN
        RAISE EXCEPTION 'the scale of a published framework is fixed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'scale_is_fixed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_scale BEFORE UPDATE ON competencies_framework
FOR EACH ROW EXECUTE FUNCTION competencies_keep_scale();
"""

# The row's version: its own column, or by way of the skill's edition.
PUBLISHED = """
CREATE FUNCTION competencies_keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    the_row jsonb;
    the_version bigint;
    the_status text;
BEGIN
    FOR the_row IN
        SELECT r FROM (VALUES
            (CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END),
            (CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END)) AS rows(r)
         WHERE r IS NOT NULL
    LOOP
        the_version := (the_row ->> 'version_id')::bigint;
        IF the_version IS NULL THEN
            SELECT version_id INTO the_version FROM competencies_skilledition
             WHERE id = COALESCE(the_row ->> 'skill_edition_id',
                                 the_row ->> 'skilledition_id')::bigint;
        END IF;
        -- The lock makes publishing wait for us, and us for publishing.
        SELECT status INTO the_status FROM competencies_frameworkversion
         WHERE id = the_version FOR SHARE;
        IF the_status <> 'draft' THEN
            RAISE EXCEPTION 'a published version never changes'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'published_is_fixed';
        END IF;
    END LOOP;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE FUNCTION competencies_keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'draft' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    IF TG_OP = 'DELETE' OR NEW.status = 'draft' OR
       (NEW.framework_id, NEW.version, NEW.depth_names, NEW.notes, NEW.licence,
        NEW.source, NEW.published_at) IS DISTINCT FROM
       (OLD.framework_id, OLD.version, OLD.depth_names, OLD.notes, OLD.licence,
        OLD.source, OLD.published_at) THEN
        RAISE EXCEPTION 'a published version never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'published_is_fixed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_version BEFORE UPDATE OR DELETE ON competencies_frameworkversion
FOR EACH ROW EXECUTE FUNCTION competencies_keep_version();
"""

# What stands in a version is of its framework, and in its tree.
PLACES = """
CREATE FUNCTION competencies_check_skill_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT framework_id FROM competencies_skill WHERE id = NEW.skill_id)
       IS DISTINCT FROM
       (SELECT framework_id FROM competencies_frameworkversion WHERE id = NEW.version_id)
       OR (NEW.group_id IS NOT NULL AND
           (SELECT version_id FROM competencies_skillgroupedition WHERE id = NEW.group_id)
           IS DISTINCT FROM NEW.version_id) THEN
        RAISE EXCEPTION 'the skill or its group is of another framework or version'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_in_its_place';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_skill_edition BEFORE INSERT OR UPDATE ON competencies_skilledition
FOR EACH ROW EXECUTE FUNCTION competencies_check_skill_edition();

CREATE FUNCTION competencies_check_group_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT framework_id FROM competencies_skillgroup WHERE id = NEW.group_id)
       IS DISTINCT FROM
       (SELECT framework_id FROM competencies_frameworkversion WHERE id = NEW.version_id)
       OR (NEW.parent_id IS NOT NULL AND
           (SELECT version_id FROM competencies_skillgroupedition WHERE id = NEW.parent_id)
           IS DISTINCT FROM NEW.version_id) THEN
        RAISE EXCEPTION 'the group or its parent is of another framework or version'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'edition_in_its_place';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER check_group_edition BEFORE INSERT OR UPDATE
ON competencies_skillgroupedition
FOR EACH ROW EXECUTE FUNCTION competencies_check_group_edition();

CREATE FUNCTION competencies_keep_framework() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.framework_id IS DISTINCT FROM OLD.framework_id THEN
        RAISE EXCEPTION 'what belongs to a framework stays there'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_is_kept';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_framework BEFORE UPDATE ON competencies_skill
FOR EACH ROW EXECUTE FUNCTION competencies_keep_framework();
CREATE TRIGGER keep_framework BEFORE UPDATE ON competencies_skillgroup
FOR EACH ROW EXECUTE FUNCTION competencies_keep_framework();
CREATE TRIGGER keep_framework BEFORE UPDATE ON competencies_role
FOR EACH ROW EXECUTE FUNCTION competencies_keep_framework();
CREATE TRIGGER keep_framework BEFORE UPDATE ON competencies_frameworkversion
FOR EACH ROW EXECUTE FUNCTION competencies_keep_framework();
"""

FIXED_TABLES = [
    "competencies_level",
    "competencies_skillgroupedition",
    "competencies_skilledition",
    "competencies_skilledition_tools",
    "competencies_leveldescriptor",
]
KEEP = "".join(
    f"""
CREATE TRIGGER keep_published BEFORE INSERT OR UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION competencies_keep_published();
"""
    for table in FIXED_TABLES
)
UNDO = "".join(
    f"DROP FUNCTION {name} CASCADE;"
    for name in [
        "competencies_keep_published()",
        "competencies_keep_version()",
        "competencies_keep_scale()",
        "competencies_check_descriptor()",
        "competencies_check_level()",
        "competencies_check_role_skill()",
        "competencies_check_rank(bigint, integer)",
        "competencies_check_skill_edition()",
        "competencies_check_group_edition()",
        "competencies_keep_framework()",
    ]
)


class Migration(migrations.Migration):
    dependencies = [("competencies", "0001_initial")]
    operations = [
        migrations.RunSQL(
            CHECK_RANK + ROLE_SKILL + LEVELS + PUBLISHED + PLACES + KEEP, UNDO
        )
    ]
