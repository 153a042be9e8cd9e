"""Between two frameworks a pair of skills has one tie, whichever way it was said."""

from django.db import migrations

from accounts.curators import KEEP, give_curators
from curation.triggers import begin_history, close_on_delete

GUARD = """
CREATE FUNCTION competencies_note_crosswalk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.is_crosswalk := NEW.kind IN
        ('exact_match', 'close_match', 'broad_match', 'narrow_match', 'related')
        AND (SELECT framework_id FROM competencies_skill WHERE id = NEW.from_skill_id)
            IS DISTINCT FROM
            (SELECT framework_id FROM competencies_skill WHERE id = NEW.to_skill_id);
    RETURN NEW;
END $$;
CREATE TRIGGER note_crosswalk BEFORE INSERT OR UPDATE ON competencies_skillrelation
FOR EACH ROW EXECUTE FUNCTION competencies_note_crosswalk();
"""
UNGUARD = "DROP FUNCTION competencies_note_crosswalk() CASCADE;"

# Of pairs that were tied twice, the first tie stays; the history keeps the others.
ONE_A_PAIR = """
DELETE FROM competencies_skillrelation later
 USING competencies_skillrelation first, competencies_skill a, competencies_skill b
 WHERE a.id = later.from_skill_id AND b.id = later.to_skill_id
   AND a.framework_id <> b.framework_id AND first.id < later.id
   AND first.kind NOT IN ('requires', 'replaced_by')
   AND later.kind NOT IN ('requires', 'replaced_by')
   AND LEAST(first.from_skill_id, first.to_skill_id)
       = LEAST(later.from_skill_id, later.to_skill_id)
   AND GREATEST(first.from_skill_id, first.to_skill_id)
       = GREATEST(later.from_skill_id, later.to_skill_id);
UPDATE competencies_skillrelation SET kind = kind;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("competencies", "0012_crosswalks"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("curation", "0002_guards"),
    ]
    operations = [
        begin_history("competencies", "SkillRelation"),
        migrations.RunSQL(GUARD, UNGUARD),
        migrations.RunSQL(ONE_A_PAIR, migrations.RunSQL.noop),
        close_on_delete("competencies_skillrelation", "crosswalk"),
        give_curators("competencies", {"outsiderelation": KEEP}),
    ]
