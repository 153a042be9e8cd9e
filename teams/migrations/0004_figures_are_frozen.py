"""What was shown of a quarter is never changed; it goes with its group."""

from django.db import migrations

FROZEN = """
CREATE FUNCTION teams_refuse_new_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'figures of a quarter are never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'figures_are_frozen';
END $$;
CREATE TRIGGER figures_are_frozen BEFORE UPDATE ON teams_groupfigures
FOR EACH ROW EXECUTE FUNCTION teams_refuse_new_figures();
"""
THAWED = """
DROP TRIGGER figures_are_frozen ON teams_groupfigures;
DROP FUNCTION teams_refuse_new_figures();
"""


class Migration(migrations.Migration):
    dependencies = [("teams", "0003_benchmark")]

    operations = [migrations.RunSQL(FROZEN, THAWED)]
