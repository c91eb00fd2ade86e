-- A vendor's rules: versions, drafts, requests to publish, watches.

-- The vendor's id of the rules by which an applicant was judged; empty where it names none, null until it was read.
ALTER TABLE "applicant" ADD COLUMN "judged_by" text;
CREATE INDEX "applicant_connection_id_judged_by_idx" ON "applicant" ("connection_id", "judged_by");

-- When a connection's rules are read next, and how it went the last time.
CREATE TABLE "rule_reading" (
  "connection_id" uuid NOT NULL,
  "due_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "checked_at" timestamptz(3),
  "code" text,
  CONSTRAINT "rule_reading_pkey" PRIMARY KEY ("connection_id"),
  CONSTRAINT "rule_reading_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE INDEX "rule_reading_due_at_idx" ON "rule_reading" ("due_at");

-- What simulations of drafts gave: counts, and what they were run on.
CREATE TABLE "rule_simulation" (
  "id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "scope" text NOT NULL,
  "draft_hash" text NOT NULL,
  "base_hash" text NOT NULL,
  "formula" text NOT NULL,
  "used" integer NOT NULL,
  "skipped" jsonb NOT NULL,
  "newly_passed" integer NOT NULL,
  "newly_failed" integer NOT NULL,
  "cant_tell" integer NOT NULL,
  "residual" double precision,
  "coverage" double precision,
  "member_id" uuid NOT NULL,
  "made_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "rule_simulation_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "rule_simulation_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_simulation_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_simulation_kind_is_known" CHECK ("kind" IN ('weights', 'requirements')),
  CONSTRAINT "rule_simulation_hashes" CHECK ("draft_hash" ~ '^[0-9a-f]{64}$' AND "base_hash" ~ '^[0-9a-f]{64}$' AND "draft_hash" <> "base_hash"),
  CONSTRAINT "rule_simulation_counts" CHECK ("used" >= 0 AND "newly_passed" >= 0 AND "newly_failed" >= 0 AND "cant_tell" >= 0 AND "newly_passed" + "newly_failed" + "cant_tell" <= "used"),
  CONSTRAINT "rule_simulation_error" CHECK (("residual" IS NULL) = ("coverage" IS NULL) AND ("residual" IS NULL OR ("residual" >= 0 AND "residual" < 'Infinity' AND "coverage" BETWEEN 0 AND 1))),
  CONSTRAINT "rule_simulation_of_weights_states_its_error" CHECK ("kind" <> 'weights' OR "used" = 0 OR "residual" IS NOT NULL)
);
CREATE INDEX "rule_simulation_connection_id_draft_hash_idx" ON "rule_simulation" ("connection_id", "draft_hash");
CREATE TRIGGER rule_simulation_never_changed BEFORE UPDATE OR DELETE ON "rule_simulation" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER rule_simulation_never_emptied BEFORE TRUNCATE ON "rule_simulation" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();

-- Requests to publish ----------------------------------------------------------------------------------------------

CREATE TABLE "rule_publish" (
  "id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "scope" text NOT NULL,
  "values" jsonb NOT NULL,
  "draft_hash" text NOT NULL,
  "current" jsonb NOT NULL,
  "current_hash" text NOT NULL,
  "simulation_id" uuid,
  "restores_id" uuid,
  "rolls_back_id" uuid,
  "rationale" text NOT NULL,
  "author_id" uuid NOT NULL,
  "requested_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" timestamptz(3) NOT NULL,
  "scheduled_for" timestamptz(3),
  "state" text NOT NULL DEFAULT 'waiting',
  "approver_id" uuid,
  "approved_at" timestamptz(3),
  "refuser_id" uuid,
  "answer" text,
  "command_ids" uuid[] NOT NULL DEFAULT '{}',
  "published_at" timestamptz(3),
  "ended_at" timestamptz(3),
  CONSTRAINT "rule_publish_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "rule_publish_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_publish_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_publish_approver_id_fkey" FOREIGN KEY ("approver_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_publish_refuser_id_fkey" FOREIGN KEY ("refuser_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_publish_simulation_id_fkey" FOREIGN KEY ("simulation_id") REFERENCES "rule_simulation" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_publish_rolls_back_id_fkey" FOREIGN KEY ("rolls_back_id") REFERENCES "rule_publish" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_publish_kind_is_known" CHECK ("kind" IN ('weights', 'requirements')),
  CONSTRAINT "rule_publish_state_is_known" CHECK ("state" IN ('waiting', 'approved', 'scheduled', 'sending', 'published', 'watched', 'suspended', 'refused', 'withdrawn', 'void', 'expired', 'failed')),
  CONSTRAINT "rule_publish_texts_are_sealed" CHECK ("rationale" LIKE 'v1.%' AND ("answer" IS NULL OR "answer" LIKE 'v1.%')),
  CONSTRAINT "rule_publish_is_simulated_or_a_rollback" CHECK (("simulation_id" IS NULL) = ("rolls_back_id" IS NOT NULL)),
  CONSTRAINT "rule_publish_changes_something" CHECK ("draft_hash" <> "current_hash"),
  CONSTRAINT "rule_publish_second_is_not_first" CHECK ("approver_id" IS NULL OR "approver_id" <> "author_id"),
  CONSTRAINT "rule_publish_refuser_is_not_author" CHECK ("refuser_id" IS NULL OR "refuser_id" <> "author_id"),
  CONSTRAINT "rule_publish_approved_by_someone" CHECK (("approver_id" IS NULL) = ("approved_at" IS NULL)),
  CONSTRAINT "rule_publish_goes_out_approved" CHECK ("state" NOT IN ('approved', 'scheduled', 'sending', 'published', 'watched', 'suspended', 'failed') OR "approver_id" IS NOT NULL),
  CONSTRAINT "rule_publish_refused_by_someone" CHECK (("state" = 'refused') = ("refuser_id" IS NOT NULL)),
  CONSTRAINT "rule_publish_scheduled_at_a_time" CHECK ("state" NOT IN ('scheduled', 'suspended') OR "scheduled_for" IS NOT NULL),
  CONSTRAINT "rule_publish_sends_commands" CHECK ("state" NOT IN ('sending', 'published', 'watched', 'failed') OR cardinality("command_ids") > 0),
  CONSTRAINT "rule_publish_published_at_a_time" CHECK (("state" IN ('published', 'watched')) = ("published_at" IS NOT NULL)),
  CONSTRAINT "rule_publish_end" CHECK (("state" IN ('watched', 'refused', 'withdrawn', 'void', 'expired', 'failed')) = ("ended_at" IS NOT NULL))
);
CREATE INDEX "rule_publish_connection_id_requested_at_idx" ON "rule_publish" ("connection_id", "requested_at");
CREATE UNIQUE INDEX "rule_publish_one_open" ON "rule_publish" ("connection_id", "kind", "scope") WHERE "state" IN ('waiting', 'approved', 'scheduled', 'sending', 'suspended');

-- What is sent is whole: the keys of the values that the vendor has, each a number or each a switch.
CREATE FUNCTION rule_publish_rests_on(p "rule_publish") RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(p."values") k)
     IS DISTINCT FROM (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(p.current) k)
     OR EXISTS (SELECT FROM jsonb_each(p."values") v
                WHERE jsonb_typeof(v.value) <> CASE p.kind WHEN 'weights' THEN 'number' ELSE 'boolean' END) THEN
    RETURN 'a request to publish rules names every value';
  END IF;
  IF p.rolls_back_id IS NULL AND NOT EXISTS (
    SELECT FROM rule_simulation s WHERE s.id = p.simulation_id
      AND (s.connection_id, s.kind, s.scope, s.draft_hash, s.base_hash) = (p.connection_id, p.kind, p.scope, p.draft_hash, p.current_hash)) THEN
    RETURN 'a request to publish rules rests on a simulation of the same draft';
  END IF;
  IF p.rolls_back_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM rule_publish o WHERE o.id = p.rolls_back_id AND o.state IN ('published', 'watched')
      AND (o.connection_id, o.kind, o.scope, o.current_hash, o.draft_hash) = (p.connection_id, p.kind, p.scope, p.draft_hash, p.current_hash)) THEN
    RETURN 'a rollback takes back exactly what was published';
  END IF;
  RETURN NULL;
END $$;

-- Confirmed and sent only while the draft and the vendor's values are those of the request.
CREATE FUNCTION rule_publish_still_holds(p "rule_publish") RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p.rolls_back_id IS NULL AND NOT EXISTS (
    SELECT FROM rule_draft d WHERE (d.connection_id, d.kind, d.scope, d.values_hash, d.base_hash) = (p.connection_id, p.kind, p.scope, p.draft_hash, p.current_hash)) THEN
    RETURN 'the draft of this request to publish rules has changed';
  END IF;
  IF p.current_hash IS DISTINCT FROM (
    SELECT v.content_hash FROM rule_version v
    WHERE (v.connection_id, v.kind, v.scope) = (p.connection_id, p.kind, p.scope) AND v.number IS NOT NULL
    ORDER BY v.number DESC LIMIT 1) THEN
    RETURN 'the vendor''s values are not those of this request to publish rules';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION rule_publish_follows_its_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE problem text;
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a request to publish rules is never deleted'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'waiting' OR cardinality(NEW.command_ids) > 0 THEN
      RAISE EXCEPTION 'a request to publish rules begins by waiting';
    END IF;
    problem := rule_publish_rests_on(NEW);
    IF problem IS NOT NULL THEN RAISE EXCEPTION '%', problem; END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.connection_id, NEW.kind, NEW.scope, NEW."values", NEW.draft_hash, NEW.current, NEW.current_hash, NEW.simulation_id,
      NEW.restores_id, NEW.rolls_back_id, NEW.rationale, NEW.author_id, NEW.requested_at, NEW.expires_at, NEW.scheduled_for)
     IS DISTINCT FROM (OLD.id, OLD.connection_id, OLD.kind, OLD.scope, OLD."values", OLD.draft_hash, OLD.current, OLD.current_hash, OLD.simulation_id,
      OLD.restores_id, OLD.rolls_back_id, OLD.rationale, OLD.author_id, OLD.requested_at, OLD.expires_at, OLD.scheduled_for) THEN
    RAISE EXCEPTION 'a request to publish rules is not turned into another';
  END IF;
  IF OLD.approver_id IS NOT NULL AND (NEW.approver_id, NEW.approved_at) IS DISTINCT FROM (OLD.approver_id, OLD.approved_at) THEN
    RAISE EXCEPTION 'who confirmed it stays';
  END IF;
  IF cardinality(OLD.command_ids) > 0 AND NEW.command_ids <> OLD.command_ids THEN
    RAISE EXCEPTION 'the commands of a request stay';
  END IF;
  IF NEW.state = OLD.state THEN RETURN NEW; END IF;
  IF NOT (OLD.state, NEW.state) IN (
    ('waiting', 'approved'), ('waiting', 'scheduled'), ('waiting', 'refused'), ('waiting', 'withdrawn'), ('waiting', 'void'), ('waiting', 'expired'),
    ('approved', 'sending'), ('approved', 'withdrawn'), ('approved', 'void'),
    ('scheduled', 'sending'), ('scheduled', 'suspended'), ('scheduled', 'withdrawn'), ('scheduled', 'void'),
    ('suspended', 'withdrawn'), ('suspended', 'void'),
    ('sending', 'published'), ('sending', 'failed'),
    ('published', 'watched')) THEN
    RAISE EXCEPTION 'a request to publish rules does not go from % to %', OLD.state, NEW.state;
  END IF;
  IF NEW.state IN ('approved', 'scheduled') AND OLD.expires_at <= clock_timestamp() THEN
    RAISE EXCEPTION 'this request to publish rules has expired';
  END IF;
  IF NEW.state = 'sending' AND NEW.scheduled_for > clock_timestamp() THEN
    RAISE EXCEPTION 'this request to publish rules is for later';
  END IF;
  IF NEW.state IN ('approved', 'scheduled', 'sending') THEN
    problem := rule_publish_still_holds(NEW);
    IF problem IS NOT NULL THEN RAISE EXCEPTION '%', problem; END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rule_publish_follows_its_path BEFORE INSERT OR UPDATE OR DELETE ON "rule_publish" FOR EACH ROW EXECUTE FUNCTION rule_publish_follows_its_path();

-- A vendor's rules are written only by a request that a second person confirmed.
CREATE FUNCTION command_writes_confirmed_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind IN ('write_weights', 'write_requirements') AND NOT EXISTS (
    SELECT FROM rule_publish p
    WHERE NEW.id = ANY (p.command_ids) AND p.connection_id = NEW.connection_id AND p.state = 'sending') THEN
    RAISE EXCEPTION 'command % writes rules that no second person confirmed', NEW.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER command_writes_confirmed_rules BEFORE INSERT ON "command" FOR EACH ROW EXECUTE FUNCTION command_writes_confirmed_rules();

-- Versions ---------------------------------------------------------------------------------------------------------

CREATE TABLE "rule_version" (
  "id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "scope" text NOT NULL,
  "number" integer,
  "source" text NOT NULL,
  "values" jsonb,
  "content_hash" text,
  "vendor_id" text,
  "publish_id" uuid,
  "seen_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "accepted_by" uuid,
  "accepted_at" timestamptz(3),
  CONSTRAINT "rule_version_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "rule_version_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_version_publish_id_fkey" FOREIGN KEY ("publish_id") REFERENCES "rule_publish" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_version_accepted_by_fkey" FOREIGN KEY ("accepted_by") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_version_kind_is_known" CHECK ("kind" IN ('weights', 'requirements')),
  CONSTRAINT "rule_version_source_is_known" CHECK ("source" IN ('first', 'published', 'outside', 'sessions')),
  CONSTRAINT "rule_version_of_sessions_has_an_id" CHECK (("source" = 'sessions') = ("number" IS NULL) AND ("source" <> 'sessions' OR "vendor_id" IS NOT NULL)),
  CONSTRAINT "rule_version_is_published_by_a_request" CHECK (("source" = 'published') = ("publish_id" IS NOT NULL)),
  CONSTRAINT "rule_version_is_known_unless_gone" CHECK (("values" IS NULL) = ("content_hash" IS NULL) AND ("values" IS NOT NULL OR "source" = 'sessions')),
  CONSTRAINT "rule_version_accepted_by_someone" CHECK (("accepted_by" IS NULL) = ("accepted_at" IS NULL) AND ("accepted_by" IS NULL OR "source" = 'outside'))
);
CREATE UNIQUE INDEX "rule_version_connection_id_kind_scope_number_key" ON "rule_version" ("connection_id", "kind", "scope", "number");
CREATE UNIQUE INDEX "rule_version_connection_id_kind_scope_vendor_id_key" ON "rule_version" ("connection_id", "kind", "scope", "vendor_id");
CREATE UNIQUE INDEX "rule_version_publish_id_key" ON "rule_version" ("publish_id");

-- A version is never changed. What is learned later is added once: the vendor's id, and who took an outside change over.
CREATE FUNCTION rule_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a version of rules is never deleted'; END IF;
  IF (NEW.id, NEW.connection_id, NEW.kind, NEW.scope, NEW.number, NEW.source, NEW."values", NEW.content_hash, NEW.publish_id, NEW.seen_at)
     IS DISTINCT FROM (OLD.id, OLD.connection_id, OLD.kind, OLD.scope, OLD.number, OLD.source, OLD."values", OLD.content_hash, OLD.publish_id, OLD.seen_at)
     OR (OLD.vendor_id IS NOT NULL AND NEW.vendor_id IS DISTINCT FROM OLD.vendor_id)
     OR (OLD.accepted_by IS NOT NULL AND (NEW.accepted_by, NEW.accepted_at) IS DISTINCT FROM (OLD.accepted_by, OLD.accepted_at)) THEN
    RAISE EXCEPTION 'a version of rules is never changed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rule_version_stays BEFORE UPDATE OR DELETE ON "rule_version" FOR EACH ROW EXECUTE FUNCTION rule_version_stays();

-- Drafts -----------------------------------------------------------------------------------------------------------

CREATE TABLE "rule_draft" (
  "id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "scope" text NOT NULL,
  "base" jsonb NOT NULL,
  "base_hash" text NOT NULL,
  "values" jsonb NOT NULL,
  "values_hash" text NOT NULL,
  "restores_id" uuid,
  "member_id" uuid NOT NULL,
  "version" integer NOT NULL DEFAULT 1,
  "begun_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "saved_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "rule_draft_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "rule_draft_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_draft_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_draft_kind_is_known" CHECK ("kind" IN ('weights', 'requirements'))
);
CREATE UNIQUE INDEX "rule_draft_connection_id_kind_scope_key" ON "rule_draft" ("connection_id", "kind", "scope");

-- Watches ----------------------------------------------------------------------------------------------------------

CREATE TABLE "rule_watch" (
  "publish_id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "from" timestamptz(3) NOT NULL,
  "until" timestamptz(3) NOT NULL,
  "before" jsonb NOT NULL,
  "after" jsonb NOT NULL,
  "checked_at" timestamptz(3),
  "drift_at" timestamptz(3),
  CONSTRAINT "rule_watch_pkey" PRIMARY KEY ("publish_id"),
  CONSTRAINT "rule_watch_publish_id_fkey" FOREIGN KEY ("publish_id") REFERENCES "rule_publish" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_watch_ends_after_it_begins" CHECK ("until" > "from")
);
CREATE INDEX "rule_watch_connection_id_idx" ON "rule_watch" ("connection_id");
