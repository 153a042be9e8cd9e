"""What the database does for curation by itself, whichever program writes.

A record that goes closes its suggestions and flags; a field that holds a web address
notes where it is used. Upper apps put triggers on their tables that call these.
"""

from django.db import migrations

CLOSE = """
CREATE FUNCTION curation_record_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE curation_suggestion
       SET state = 'closed', decided_at = now(), email = ''
     WHERE kind = TG_ARGV[0] AND record = OLD.uuid AND state = 'pending';
    UPDATE curation_flag
       SET resolved_at = now(), resolution = 'The record was deleted.'
     WHERE kind = TG_ARGV[0] AND record = OLD.uuid AND resolved_at IS NULL;
    RETURN NULL;
END $$;
"""

NOTE_URL = """
CREATE FUNCTION curation_note_url() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    the_row jsonb;
    the_key text;
    the_url text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        the_row := to_jsonb(OLD);
        the_url := '';
    ELSE
        the_row := to_jsonb(NEW);
        the_url := COALESCE(the_row ->> TG_ARGV[1], '');
    END IF;
    the_key := COALESCE(the_row ->> 'uuid', the_row ->> 'id');
    IF the_url = '' THEN
        DELETE FROM curation_urluse
         WHERE kind = TG_ARGV[0] AND record = the_key AND field = TG_ARGV[1];
    ELSE
        INSERT INTO curation_urluse (kind, record, field, raw)
        VALUES (TG_ARGV[0], the_key, TG_ARGV[1], the_url)
        ON CONFLICT (kind, record, field)
        DO UPDATE SET raw = EXCLUDED.raw, url_id = NULL
         WHERE curation_urluse.raw <> EXCLUDED.raw;
    END IF;
    RETURN NULL;
END $$;
"""

UNDO = """
DROP FUNCTION curation_record_deleted() CASCADE;
DROP FUNCTION curation_note_url() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("curation", "0001_initial")]
    operations = [migrations.RunSQL(CLOSE + NOTE_URL, UNDO)]
