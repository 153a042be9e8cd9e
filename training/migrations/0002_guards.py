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
"""


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0001_initial"),
        ("competencies", "0002_guards"),
    ]
    operations = [
        migrations.RunSQL(DO, "DROP FUNCTION training_check_teaches() CASCADE;")
    ]
