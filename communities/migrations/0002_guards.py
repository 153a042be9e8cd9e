"""What the database itself keeps: country codes, times of change, curation, rights."""

from django.db import migrations

from accounts.curators import KEEP, READ, give_curators
from curation.triggers import close_on_delete, note_urls

DO = """
ALTER TABLE communities_community ADD CONSTRAINT community_countries_are_codes CHECK (
    jsonb_typeof(countries) = 'array'
    AND NOT jsonb_path_exists(countries,
        '$[*] ? (@.type() != "string" || !(@ like_regex "^[A-Z]{2}$"))')
);
ALTER TABLE communities_offer ADD CONSTRAINT offer_countries_are_codes CHECK (
    jsonb_typeof(countries) = 'array'
    AND NOT jsonb_path_exists(countries,
        '$[*] ? (@.type() != "string" || !(@ like_regex "^[A-Z]{2}$"))')
);

CREATE FUNCTION communities_touch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    stored CONSTANT text[] := ARRAY['search', 'folded', 'updated_at'];
BEGIN
    IF to_jsonb(OLD) - stored IS DISTINCT FROM to_jsonb(NEW) - stored THEN
        NEW.updated_at := now();
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER touch BEFORE UPDATE ON communities_community
FOR EACH ROW EXECUTE FUNCTION communities_touch();

CREATE FUNCTION communities_touch_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    NEW.sequence := OLD.sequence + 1;
    RETURN NEW;
END $$;
CREATE TRIGGER touch BEFORE UPDATE ON communities_activity FOR EACH ROW
WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION communities_touch_time();
CREATE TRIGGER touch BEFORE UPDATE ON communities_occurrence FOR EACH ROW
WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION communities_touch_time();

CREATE FUNCTION communities_touch_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE communities_community SET updated_at = now()
     WHERE id IN (CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE OLD.community_id END,
                  CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE NEW.community_id END);
    RETURN NULL;
END $$;
CREATE TRIGGER touch_owner AFTER INSERT OR UPDATE OR DELETE ON communities_channel
FOR EACH ROW EXECUTE FUNCTION communities_touch_owner();
CREATE TRIGGER touch_owner AFTER INSERT OR UPDATE OR DELETE ON communities_need
FOR EACH ROW EXECUTE FUNCTION communities_touch_owner();
CREATE TRIGGER touch_owner AFTER INSERT OR UPDATE OR DELETE ON communities_offer
FOR EACH ROW EXECUTE FUNCTION communities_touch_owner();

CREATE FUNCTION communities_one_household() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.activity_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM communities_activity a
         WHERE a.id = NEW.activity_id AND a.community_id = NEW.community_id) THEN
        RAISE EXCEPTION 'the activity is of another community'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'occurrence_one_community';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER one_household BEFORE INSERT OR UPDATE ON communities_occurrence
FOR EACH ROW EXECUTE FUNCTION communities_one_household();

CREATE FUNCTION communities_no_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind = 'part-of' AND EXISTS (
        WITH RECURSIVE above(id) AS (
            SELECT NEW.other_id
            UNION
            SELECT r.other_id FROM communities_relation r
              JOIN above ON r.community_id = above.id
             WHERE r.kind = 'part-of' AND r.id <> NEW.id)
        SELECT 1 FROM above WHERE id = NEW.community_id) THEN
        RAISE EXCEPTION 'a community would be part of itself'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'community_no_circle';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_circle BEFORE INSERT OR UPDATE ON communities_relation
FOR EACH ROW EXECUTE FUNCTION communities_no_circle();
"""
UNDO = """
ALTER TABLE communities_community DROP CONSTRAINT community_countries_are_codes;
ALTER TABLE communities_offer DROP CONSTRAINT offer_countries_are_codes;
DROP FUNCTION communities_touch() CASCADE;
DROP FUNCTION communities_touch_time() CASCADE;
DROP FUNCTION communities_touch_owner() CASCADE;
DROP FUNCTION communities_one_household() CASCADE;
DROP FUNCTION communities_no_circle() CASCADE;
"""
CURATED = (
    *("community", "relation", "channel", "activity", "occurrence", "fundingrow"),
    *("need", "offer", "sharedservice", "casestudy", "membercount", "leader"),
    *("privatecontact", "maintainer"),
)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("communities", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("curation", "0002_guards"),
    ]
    operations = [
        migrations.RunSQL(DO, UNDO),
        close_on_delete("communities_community", "community"),
        note_urls("communities_community", "community", "contact_url"),
        note_urls("communities_community", "community", "conduct_url"),
        note_urls("communities_channel", "channel", "url"),
        note_urls("communities_channel", "channel", "join_url"),
        give_curators("communities", dict.fromkeys(CURATED, KEEP) | {"claim": READ}),
    ]
