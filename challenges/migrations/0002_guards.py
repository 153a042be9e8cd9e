"""Put challenges under curation: times of change, closing, addresses, rights."""

from django.db import migrations

from accounts.curators import KEEP, READ, give_curators
from curation.triggers import close_on_delete

ITEMS = (
    *("evidence", "impacttarget", "objective", "action", "output", "project"),
    *("pastwork", "challengeresource", "subproblem"),
)
LINKED = ("evidence", "project", "pastwork", "challengeresource")

TOUCH = """
CREATE FUNCTION challenges_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END $$;
CREATE TRIGGER touch BEFORE UPDATE ON challenges_challenge
FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION challenges_touch();

CREATE FUNCTION challenges_touch_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE challenges_challenge SET updated_at = now()
     WHERE id IN (CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD.challenge_id END,
                  CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE NEW.challenge_id END);
    RETURN NULL;
END $$;

-- An address is noted at the challenge, under the item that holds it.
CREATE FUNCTION challenges_note_url() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    whose text;
BEGIN
    IF TG_OP = 'DELETE' OR NEW.url = '' THEN
        DELETE FROM curation_urluse
         WHERE kind = 'challenge'
           AND field = COALESCE(NEW.uuid, OLD.uuid)::text;
        RETURN NULL;
    END IF;
    SELECT uuid::text INTO whose FROM challenges_challenge
     WHERE id = NEW.challenge_id;
    INSERT INTO curation_urluse (kind, record, field, raw)
    VALUES ('challenge', whose, NEW.uuid::text, NEW.url)
    ON CONFLICT (kind, record, field)
    DO UPDATE SET raw = EXCLUDED.raw, url_id = NULL
     WHERE curation_urluse.raw <> EXCLUDED.raw;
    RETURN NULL;
END $$;
"""
UNTOUCH = """
DROP FUNCTION challenges_touch() CASCADE;
DROP FUNCTION challenges_touch_item() CASCADE;
DROP FUNCTION challenges_note_url() CASCADE;
"""


def touch(item: str) -> migrations.RunSQL:
    """Let a change of an item be one of its challenge."""
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER touch_challenge AFTER INSERT OR UPDATE OR DELETE
        ON challenges_{item}
        FOR EACH ROW EXECUTE FUNCTION challenges_touch_item();
        """,
        f"DROP TRIGGER IF EXISTS touch_challenge ON challenges_{item};",
    )


def note(item: str) -> migrations.RunSQL:
    """Note the addresses of links, so that somebody looks whether they work."""
    return migrations.RunSQL(
        f"""
        CREATE TRIGGER note_url AFTER INSERT OR DELETE OR UPDATE OF url
        ON challenges_{item}
        FOR EACH ROW EXECUTE FUNCTION challenges_note_url();
        """,
        f"DROP TRIGGER IF EXISTS note_url ON challenges_{item};",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("challenges", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("curation", "0002_guards"),
    ]
    operations = [
        migrations.RunSQL(TOUCH, UNTOUCH),
        *(touch(item) for item in ITEMS),
        *(note(item) for item in LINKED),
        close_on_delete("challenges_challenge", "challenge"),
        give_curators(
            "challenges",
            {
                "challenge": KEEP,
                **dict.fromkeys(ITEMS, KEEP),
                "initiative": KEEP,
                "comment": (*READ, "change"),
                "measurereading": READ,
            },
        ),
    ]
