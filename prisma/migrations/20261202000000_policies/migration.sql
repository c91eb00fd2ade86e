-- Policies are drafted by one person, confirmed by another and published together, in numbered editions.

CREATE TABLE "policy_edition" (
  "number" integer NOT NULL,
  "versions" jsonb NOT NULL,
  "publish_id" uuid,
  "published_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "policy_edition_pkey" PRIMARY KEY ("number")
);
CREATE UNIQUE INDEX "policy_edition_versions_key" ON "policy_edition" ("versions");
CREATE UNIQUE INDEX "policy_edition_publish_id_key" ON "policy_edition" ("publish_id");

-- One draft of each admin. `base_edition`: what it began from.
CREATE TABLE "policy_draft" (
  "member_id" uuid NOT NULL,
  "base_edition" integer NOT NULL,
  "base_hash" text NOT NULL,
  "values" jsonb NOT NULL,
  "values_hash" text NOT NULL,
  "restores_edition" integer,
  "version" integer NOT NULL DEFAULT 1,
  "saved_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "policy_draft_pkey" PRIMARY KEY ("member_id"),
  CONSTRAINT "policy_draft_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "policy_draft_base_edition_fkey" FOREIGN KEY ("base_edition") REFERENCES "policy_edition" ("number") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "policy_draft_hashes" CHECK ("base_hash" ~ '^[0-9a-f]{64}$' AND "values_hash" ~ '^[0-9a-f]{64}$')
);

CREATE TABLE "policy_publish" (
  "id" uuid NOT NULL,
  "values" jsonb NOT NULL,
  "draft_hash" text NOT NULL,
  "base_edition" integer NOT NULL,
  "base_hash" text NOT NULL,
  "restores_edition" integer,
  "preview" jsonb NOT NULL,
  "rationale" text NOT NULL,
  "author_id" uuid NOT NULL,
  "requested_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" timestamptz(3) NOT NULL,
  "state" text NOT NULL DEFAULT 'waiting',
  "approver_id" uuid,
  "refuser_id" uuid,
  "answer" text,
  "ended_at" timestamptz(3),
  CONSTRAINT "policy_publish_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "policy_publish_base_edition_fkey" FOREIGN KEY ("base_edition") REFERENCES "policy_edition" ("number") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "policy_publish_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "policy_publish_approver_id_fkey" FOREIGN KEY ("approver_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "policy_publish_refuser_id_fkey" FOREIGN KEY ("refuser_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "policy_publish_state_is_known" CHECK ("state" IN ('waiting', 'published', 'refused', 'withdrawn', 'void', 'expired')),
  CONSTRAINT "policy_publish_texts_are_sealed" CHECK ("rationale" LIKE 'v1.%' AND ("answer" IS NULL OR "answer" LIKE 'v1.%')),
  CONSTRAINT "policy_publish_hashes" CHECK ("base_hash" ~ '^[0-9a-f]{64}$' AND "draft_hash" ~ '^[0-9a-f]{64}$'),
  CONSTRAINT "policy_publish_changes_something" CHECK ("draft_hash" <> "base_hash"),
  CONSTRAINT "policy_publish_second_is_not_first" CHECK ("approver_id" IS NULL OR "approver_id" <> "author_id"),
  CONSTRAINT "policy_publish_refuser_is_not_author" CHECK ("refuser_id" IS NULL OR "refuser_id" <> "author_id"),
  CONSTRAINT "policy_publish_confirmed_by_someone" CHECK (("state" = 'published') = ("approver_id" IS NOT NULL)),
  CONSTRAINT "policy_publish_refused_by_someone" CHECK (("state" = 'refused') = ("refuser_id" IS NOT NULL)),
  CONSTRAINT "policy_publish_end" CHECK (("state" = 'waiting') = ("ended_at" IS NULL))
);
CREATE INDEX "policy_publish_state_requested_at_idx" ON "policy_publish" ("state", "requested_at");
CREATE UNIQUE INDEX "policy_publish_one_open" ON "policy_publish" ("author_id") WHERE "state" = 'waiting';

ALTER TABLE "policy_edition" ADD CONSTRAINT "policy_edition_publish_id_fkey" FOREIGN KEY ("publish_id") REFERENCES "policy_publish" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "policy" ADD COLUMN "publish_id" uuid;
ALTER TABLE "policy" ADD CONSTRAINT "policy_publish_id_fkey" FOREIGN KEY ("publish_id") REFERENCES "policy_publish" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
-- Which policies a case opened under. Null: before there were editions.
ALTER TABLE "case" ADD COLUMN "policy_edition" integer;
ALTER TABLE "case" ADD CONSTRAINT "case_policy_edition_fkey" FOREIGN KEY ("policy_edition") REFERENCES "policy_edition" ("number") ON DELETE RESTRICT ON UPDATE RESTRICT;

CREATE FUNCTION newest_policy_versions() RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_object_agg(kind, version), '{}') FROM (SELECT kind, max(version) AS version FROM policy GROUP BY kind) p
$$;

-- Requests ---------------------------------------------------------------------------------------------------------

CREATE FUNCTION policy_publish_follows_its_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE holds boolean;
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a request to publish policies is never deleted'; END IF;
  holds := NEW.base_edition = (SELECT max(number) FROM policy_edition) AND EXISTS (
    SELECT FROM policy_draft d
    WHERE (d.member_id, d.values_hash, d.base_edition, d.base_hash, d."values")
        = (NEW.author_id, NEW.draft_hash, NEW.base_edition, NEW.base_hash, NEW."values"));
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'waiting' THEN RAISE EXCEPTION 'a request to publish policies begins by waiting'; END IF;
    IF NOT holds THEN RAISE EXCEPTION 'a request to publish policies rests on its author''s draft of the newest edition'; END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> 'waiting' THEN RAISE EXCEPTION 'a request to publish policies that ended stays as it ended'; END IF;
  IF (NEW.id, NEW."values", NEW.draft_hash, NEW.base_edition, NEW.base_hash, NEW.restores_edition, NEW.preview, NEW.rationale,
      NEW.author_id, NEW.requested_at, NEW.expires_at)
     IS DISTINCT FROM (OLD.id, OLD."values", OLD.draft_hash, OLD.base_edition, OLD.base_hash, OLD.restores_edition, OLD.preview, OLD.rationale,
      OLD.author_id, OLD.requested_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'a request to publish policies is not turned into another';
  END IF;
  IF NEW.state = 'published' AND OLD.expires_at <= clock_timestamp() THEN
    RAISE EXCEPTION 'this request to publish policies has expired';
  END IF;
  IF NEW.state = 'published' AND NOT holds THEN
    RAISE EXCEPTION 'the draft of this request changed, or newer policies are published';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER policy_publish_follows_its_path BEFORE INSERT OR UPDATE OR DELETE ON "policy_publish" FOR EACH ROW EXECUTE FUNCTION policy_publish_follows_its_path();

-- Versions and editions --------------------------------------------------------------------------------------------

-- A version comes from a request that a second person confirmed. Only a release of Docket adds without one: the first
-- version of a policy, and values that a former version does not have.
CREATE FUNCTION policy_is_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  former jsonb := (SELECT p.value FROM policy p WHERE p.kind = NEW.kind ORDER BY p.version DESC LIMIT 1);
  newest integer := coalesce((SELECT max(p.version) FROM policy p WHERE p.kind = NEW.kind), 0);
BEGIN
  IF NEW.version <> newest + 1 THEN RAISE EXCEPTION 'the next version of policy % is %', NEW.kind, newest + 1; END IF;
  IF NEW.publish_id IS NULL THEN
    IF former IS NOT NULL AND EXISTS (SELECT FROM jsonb_each(former) f WHERE NEW.value -> f.key IS DISTINCT FROM f.value) THEN
      RAISE EXCEPTION 'version % of policy % is not confirmed by a second person', NEW.version, NEW.kind;
    END IF;
    RETURN NEW;
  END IF;
  IF NOT EXISTS (
    SELECT FROM policy_publish r WHERE r.id = NEW.publish_id AND r.state = 'published' AND r."values" -> NEW.kind = NEW.value)
    OR EXISTS (SELECT FROM policy_edition e WHERE e.publish_id = NEW.publish_id) THEN
    RAISE EXCEPTION 'version % of policy % is not what a second person confirmed', NEW.version, NEW.kind;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER policy_is_confirmed BEFORE INSERT ON "policy" FOR EACH ROW EXECUTE FUNCTION policy_is_confirmed();

-- An edition names the newest version of each policy; one that was confirmed is exactly what was confirmed.
CREATE FUNCTION policy_edition_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE newest integer := coalesce((SELECT max(number) FROM policy_edition), 0);
BEGIN
  IF NEW.number <> newest + 1 THEN RAISE EXCEPTION 'the next edition of the policies is %', newest + 1; END IF;
  IF NEW.versions <> newest_policy_versions() THEN RAISE EXCEPTION 'an edition names the newest version of each policy'; END IF;
  IF NEW.publish_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM policy_publish r WHERE r.id = NEW.publish_id AND r.state = 'published' AND r.base_edition = newest
      AND NOT EXISTS (
        SELECT FROM jsonb_each_text(NEW.versions) v JOIN policy p ON p.kind = v.key AND p.version = v.value::integer
        WHERE p.value <> r."values" -> p.kind
          -- Switches of the first versions that nothing read are no part of a draft.
          AND NOT (p.kind = 'fourEyes' AND p.publish_id IS NULL AND p.value @> (r."values" -> p.kind)))) THEN
    RAISE EXCEPTION 'edition % is not what a second person confirmed', NEW.number;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER policy_edition_is_whole BEFORE INSERT ON "policy_edition" FOR EACH ROW EXECUTE FUNCTION policy_edition_is_whole();
CREATE TRIGGER policy_edition_never_changed BEFORE UPDATE OR DELETE ON "policy_edition" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER policy_edition_never_emptied BEFORE TRUNCATE ON "policy_edition" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();

-- A confirmed request ends in its edition: looked at when the transaction ends.
CREATE FUNCTION policy_publish_has_its_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'published' AND NOT EXISTS (SELECT FROM policy_edition e WHERE e.publish_id = NEW.id) THEN
    RAISE EXCEPTION 'request % to publish policies has no edition', NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER policy_publish_has_its_edition AFTER UPDATE ON "policy_publish" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION policy_publish_has_its_edition();

-- Working time -----------------------------------------------------------------------------------------------------

-- The working spans from a moment on, day by day, by the policy on time limits. The same as dueAt in lib/review/policies.
CREATE FUNCTION sla_span(day date, sla jsonb, OUT begins timestamptz, OUT ends timestamptz) LANGUAGE plpgsql STABLE AS $$
DECLARE hours jsonb;
BEGIN
  IF EXISTS (SELECT FROM jsonb_array_elements(sla -> 'holidays') h WHERE h ->> 'id' = day::text) THEN RETURN; END IF;
  SELECT w INTO hours FROM jsonb_array_elements(sla -> 'week') w WHERE (w ->> 'id')::int = extract(isodow FROM day);
  IF hours IS NULL THEN RETURN; END IF;
  begins := (day + (hours ->> 'from')::interval) AT TIME ZONE (sla ->> 'timeZone');
  ends := (day + (hours ->> 'to')::interval) AT TIME ZONE (sla ->> 'timeZone');
END $$;

CREATE FUNCTION sla_due(start timestamptz, span interval, sla jsonb) RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
DECLARE
  day date := (start AT TIME ZONE (sla ->> 'timeZone'))::date;
  left_over interval := span;
  found record;
BEGIN
  IF sla ->> 'counts' IS DISTINCT FROM 'working' THEN RETURN start + span; END IF;
  FOR looked IN 1..4000 LOOP
    found := sla_span(day, sla);
    IF found.ends > start THEN
      IF found.ends - greatest(found.begins, start) >= left_over THEN RETURN greatest(found.begins, start) + left_over; END IF;
      left_over := left_over - (found.ends - greatest(found.begins, start));
    END IF;
    day := day + 1;
  END LOOP;
  RAISE EXCEPTION 'this policy on time limits has no working time';
END $$;

-- The working time between two moments.
CREATE FUNCTION sla_worked(start timestamptz, until timestamptz, sla jsonb) RETURNS interval LANGUAGE plpgsql STABLE AS $$
DECLARE
  day date := (start AT TIME ZONE (sla ->> 'timeZone'))::date;
  total interval := '0';
  found record;
BEGIN
  IF sla ->> 'counts' IS DISTINCT FROM 'working' THEN RETURN until - start; END IF;
  WHILE day <= (until AT TIME ZONE (sla ->> 'timeZone'))::date LOOP
    found := sla_span(day, sla);
    IF found.ends > start AND found.begins < until THEN
      total := total + (least(found.ends, until) - greatest(found.begins, start));
    END IF;
    day := day + 1;
  END LOOP;
  RETURN total;
END $$;

-- The time that a case waits for the applicant or is snoozed does not count. What was left then is left when it goes on,
-- by the time limits under which the case opened. On the clock of the database.
CREATE OR REPLACE FUNCTION case_clock() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sla jsonb;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.policy_edition IS DISTINCT FROM OLD.policy_edition THEN
    RAISE EXCEPTION 'a case keeps the policies it opened under';
  END IF;
  IF NEW.state IN ('snoozed', 'waiting_for_applicant') THEN
    IF NEW.clock_stopped_at IS NULL THEN NEW.clock_stopped_at := clock_timestamp(); END IF;
  ELSIF NEW.clock_stopped_at IS NOT NULL THEN
    SELECT p.value INTO sla FROM policy_edition e JOIN policy p ON p.kind = 'sla' AND p.version = (e.versions ->> 'sla')::integer
    WHERE e.number = NEW.policy_edition;
    NEW.due_at := CASE
      WHEN sla ->> 'counts' IS DISTINCT FROM 'working' OR NEW.due_at <= NEW.clock_stopped_at
        THEN NEW.due_at + (clock_timestamp() - NEW.clock_stopped_at)
      ELSE sla_due(clock_timestamp(), sla_worked(NEW.clock_stopped_at, NEW.due_at, sla), sla)
    END;
    NEW.clock_stopped_at := NULL;
  END IF;
  RETURN NEW;
END $$;
