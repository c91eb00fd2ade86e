-- pg_trgm answers name search by index.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- People who work here ------------------------------------------------------------------------------------------

CREATE TABLE "member" (
  "id" uuid NOT NULL,
  "email" text NOT NULL,
  "name" text NOT NULL,
  "role" text NOT NULL,
  "password_hash" text,
  "disabled_at" timestamptz(3),
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "member_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "member_email_is_lower_case" CHECK ("email" = lower("email") AND "email" <> ''),
  CONSTRAINT "member_role_is_known" CHECK ("role" IN ('reviewer', 'approver', 'admin', 'manager', 'auditor'))
);
CREATE UNIQUE INDEX "member_email_key" ON "member" ("email");

CREATE TABLE "session" (
  "id" text NOT NULL,
  "member_id" uuid NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_act_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "ended_at" timestamptz(3),
  "ended_because" text,
  "open_applicant_id" uuid,
  CONSTRAINT "session_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "session_id_is_long" CHECK (length("id") >= 43),
  CONSTRAINT "session_end_has_a_reason" CHECK (("ended_at" IS NULL) = ("ended_because" IS NULL))
);
CREATE INDEX "session_member_id_idx" ON "session" ("member_id");

CREATE TABLE "invitation" (
  "token_hash" text NOT NULL,
  "member_id" uuid NOT NULL,
  "expires_at" timestamptz(3) NOT NULL,
  "used_at" timestamptz(3),
  CONSTRAINT "invitation_pkey" PRIMARY KEY ("token_hash"),
  CONSTRAINT "invitation_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "invitation_member_id_idx" ON "invitation" ("member_id");

CREATE TABLE "rate_limit" (
  "key" varchar(255) NOT NULL,
  "points" integer NOT NULL DEFAULT 0,
  "expire" bigint,
  CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "anonymous_denial" (
  "door" text NOT NULL,
  "day" date NOT NULL,
  "count" integer NOT NULL,
  CONSTRAINT "anonymous_denial_pkey" PRIMARY KEY ("door", "day")
);

-- Vendors -------------------------------------------------------------------------------------------------------

CREATE TABLE "connection" (
  "id" uuid NOT NULL,
  "provider" text NOT NULL,
  "label" text NOT NULL,
  "mode" text NOT NULL,
  "status" text NOT NULL DEFAULT 'active',
  "settings" text NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "connection_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "connection_mode_is_known" CHECK ("mode" IN ('test', 'live')),
  CONSTRAINT "connection_status_is_known" CHECK ("status" IN ('active', 'paused')),
  CONSTRAINT "connection_settings_are_sealed" CHECK ("settings" LIKE 'v1.%')
);
CREATE UNIQUE INDEX "connection_provider_label_key" ON "connection" ("provider", "label");

CREATE TABLE "pull" (
  "connection_id" uuid NOT NULL,
  "round" integer NOT NULL DEFAULT 0,
  "cursor" text,
  "started_at" timestamptz(3),
  "finished_at" timestamptz(3),
  "pages_read" integer NOT NULL DEFAULT 0,
  "applicants_read" integer NOT NULL DEFAULT 0,
  "problem" text,
  "problem_at" timestamptz(3),
  CONSTRAINT "pull_pkey" PRIMARY KEY ("connection_id"),
  CONSTRAINT "pull_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);

CREATE TABLE "gate" (
  "connection_id" uuid NOT NULL,
  "failures" integer NOT NULL DEFAULT 0,
  "first_failure_at" timestamptz(3),
  "opened_at" timestamptz(3),
  "probe_started_at" timestamptz(3),
  "tokens" double precision NOT NULL DEFAULT 0,
  "refilled_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "paused_until" timestamptz(3),
  "last_answer_at" timestamptz(3),
  CONSTRAINT "gate_pkey" PRIMARY KEY ("connection_id"),
  CONSTRAINT "gate_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);

CREATE TABLE "gate_lease" (
  "id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "expires_at" timestamptz(3) NOT NULL,
  CONSTRAINT "gate_lease_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "gate_lease_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE INDEX "gate_lease_connection_id_expires_at_idx" ON "gate_lease" ("connection_id", "expires_at");

-- Applicants ----------------------------------------------------------------------------------------------------

CREATE TABLE "applicant" (
  "id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "external_id" text NOT NULL,
  "status" text NOT NULL,
  "provider_status" text,
  "is_archived" boolean NOT NULL DEFAULT false,
  "deletion_scheduled_for" timestamptz(3),
  "vendor_created_at" timestamptz(3),
  "vendor_updated_at" timestamptz(3),
  "fetched_at" timestamptz(3) NOT NULL,
  "problem" text,
  "data_key" text,
  "record" text,
  "raw" text,
  "record_hash" text NOT NULL,
  "version" integer NOT NULL DEFAULT 1,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "applicant_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "applicant_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "applicant_status_is_known" CHECK ("status" IN ('created', 'in_progress', 'processing', 'pending_review', 'in_review', 'needs_info', 'on_hold', 'approved', 'rejected', 'blocked', 'expired', 'unknown')),
  CONSTRAINT "applicant_is_sealed" CHECK (("record" IS NULL OR "record" LIKE 'v1.%') AND ("raw" IS NULL OR "raw" LIKE 'v1.%') AND ("data_key" IS NULL OR "data_key" LIKE 'v1.%'))
);
CREATE UNIQUE INDEX "applicant_connection_id_external_id_key" ON "applicant" ("connection_id", "external_id");

CREATE TABLE "applicant_search" (
  "applicant_id" uuid NOT NULL,
  "name" text,
  "latin_name" text,
  "name_key" text NOT NULL,
  "birth_date" date,
  "nationality" text,
  "country" text,
  CONSTRAINT "applicant_search_pkey" PRIMARY KEY ("applicant_id"),
  CONSTRAINT "applicant_search_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE INDEX "applicant_search_name_key_trgm" ON "applicant_search" USING gin ("name_key" gin_trgm_ops);

CREATE TABLE "blind_index" (
  "applicant_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "value" text NOT NULL,
  CONSTRAINT "blind_index_pkey" PRIMARY KEY ("applicant_id", "kind", "value"),
  CONSTRAINT "blind_index_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE INDEX "blind_index_kind_value_idx" ON "blind_index" ("kind", "value");

-- Images --------------------------------------------------------------------------------------------------------

CREATE TABLE "image" (
  "id" uuid NOT NULL,
  "applicant_id" uuid NOT NULL,
  "vendor_ref" text NOT NULL,
  "document_type" text NOT NULL,
  "part" text NOT NULL,
  "position" integer NOT NULL,
  "state" text NOT NULL DEFAULT 'not_fetched',
  "problem" text,
  "original_sha256" text,
  "original_type" text,
  "original_length" integer,
  "pages" integer,
  "fetched_at" timestamptz(3),
  "removed_at" timestamptz(3),
  CONSTRAINT "image_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "image_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "image_state_is_known" CHECK ("state" IN ('not_fetched', 'shown', 'not_safe', 'missing'))
);
CREATE UNIQUE INDEX "image_applicant_id_vendor_ref_key" ON "image" ("applicant_id", "vendor_ref");

CREATE TABLE "image_copy" (
  "image_id" uuid NOT NULL,
  "page" integer NOT NULL,
  "size" text NOT NULL,
  "original_sha256" text NOT NULL,
  "sha256" text NOT NULL,
  "width" integer NOT NULL,
  "height" integer NOT NULL,
  "byte_length" integer NOT NULL,
  "bytes" bytea NOT NULL,
  "used_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "image_copy_pkey" PRIMARY KEY ("image_id", "page", "size"),
  CONSTRAINT "image_copy_image_id_fkey" FOREIGN KEY ("image_id") REFERENCES "image" ("id") ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "image_copy_size_is_known" CHECK ("size" IN ('thumb', 'full'))
);
CREATE INDEX "image_copy_used_at_idx" ON "image_copy" ("used_at");

CREATE TABLE "pinned_image" (
  "image_id" uuid NOT NULL,
  "page" integer NOT NULL,
  "sha256" text NOT NULL,
  "original_sha256" text NOT NULL,
  "width" integer NOT NULL,
  "height" integer NOT NULL,
  "bytes" bytea NOT NULL,
  "pinned_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "pinned_image_pkey" PRIMARY KEY ("image_id", "page", "sha256"),
  CONSTRAINT "pinned_image_image_id_fkey" FOREIGN KEY ("image_id") REFERENCES "image" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

CREATE TABLE "evidence_view" (
  "id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "applicant_id" uuid NOT NULL,
  "image_id" uuid NOT NULL,
  "page" integer NOT NULL,
  "size" text NOT NULL,
  "sha256" text NOT NULL,
  "is_prefetch" boolean NOT NULL DEFAULT false,
  "sent_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "seen_at" timestamptz(3),
  CONSTRAINT "evidence_view_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "evidence_view_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE INDEX "evidence_view_applicant_id_member_id_idx" ON "evidence_view" ("applicant_id", "member_id");

-- Cases and decisions -------------------------------------------------------------------------------------------

CREATE TABLE "case" (
  "id" uuid NOT NULL,
  "number" bigserial NOT NULL,
  "applicant_id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "round" integer NOT NULL DEFAULT 1,
  "state" text NOT NULL DEFAULT 'open',
  "outcome" text,
  "assignee_id" uuid,
  "opened_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "opened_because" text NOT NULL,
  "due_at" timestamptz(3) NOT NULL,
  "decided_at" timestamptz(3),
  "blockers" jsonb NOT NULL DEFAULT '[]',
  "risk" text NOT NULL DEFAULT 'low',
  "version" integer NOT NULL DEFAULT 1,
  CONSTRAINT "case_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "case_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "case_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "case_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "case_state_is_known" CHECK ("state" IN ('open', 'claimed', 'waiting_for_applicant', 'waiting_for_second', 'escalated', 'on_hold', 'snoozed', 'decided')),
  CONSTRAINT "case_outcome_comes_with_decided" CHECK (("state" = 'decided') = ("outcome" IS NOT NULL) AND ("state" = 'decided') = ("decided_at" IS NOT NULL)),
  CONSTRAINT "case_outcome_is_known" CHECK ("outcome" IN ('approved', 'rejected')),
  CONSTRAINT "case_claimed_has_an_assignee" CHECK ("state" <> 'claimed' OR "assignee_id" IS NOT NULL)
);
CREATE UNIQUE INDEX "case_number_key" ON "case" ("number");
CREATE UNIQUE INDEX "case_applicant_id_round_key" ON "case" ("applicant_id", "round");
CREATE UNIQUE INDEX "case_one_under_review" ON "case" ("applicant_id") WHERE "state" <> 'decided';
CREATE INDEX "case_state_due_at_id_idx" ON "case" ("state", "due_at", "id");
CREATE INDEX "case_connection_id_state_due_at_id_idx" ON "case" ("connection_id", "state", "due_at", "id");
CREATE INDEX "case_decided" ON "case" ("decided_at", "id") WHERE "state" = 'decided';
CREATE INDEX "case_under_review" ON "case" ("due_at", "id") WHERE "state" <> 'decided';

CREATE TABLE "decision" (
  "id" uuid NOT NULL,
  "case_id" uuid NOT NULL,
  "applicant_id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "outcome" text NOT NULL,
  "reasons" text[] NOT NULL,
  "note" text,
  "policy_versions" jsonb NOT NULL,
  "blockers" jsonb NOT NULL,
  "case_version" integer NOT NULL,
  "decided_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "decision_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "decision_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "decision_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "decision_outcome_is_known" CHECK ("outcome" IN ('approved', 'rejected')),
  CONSTRAINT "decision_rejection_has_a_reason" CHECK ("outcome" <> 'rejected' OR cardinality("reasons") > 0),
  CONSTRAINT "decision_note_is_sealed" CHECK ("note" IS NULL OR "note" LIKE 'v1.%')
);
CREATE UNIQUE INDEX "decision_case_id_key" ON "decision" ("case_id");
CREATE INDEX "decision_applicant_id_idx" ON "decision" ("applicant_id");

CREATE TABLE "decision_evidence" (
  "decision_id" uuid NOT NULL,
  "image_id" uuid NOT NULL,
  "page" integer NOT NULL,
  "fate" text NOT NULL,
  "is_seen" boolean NOT NULL,
  "original_sha256" text,
  "shown_sha256" text,
  CONSTRAINT "decision_evidence_pkey" PRIMARY KEY ("decision_id", "image_id", "page"),
  CONSTRAINT "decision_evidence_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "decision_evidence_fate_is_known" CHECK ("fate" IN ('pinned', 'not_shown', 'not_fetched', 'not_safe')),
  CONSTRAINT "decision_evidence_pinned_is_named" CHECK ("fate" <> 'pinned' OR ("original_sha256" IS NOT NULL AND "shown_sha256" IS NOT NULL)),
  CONSTRAINT "decision_evidence_seen_was_pinned" CHECK (NOT "is_seen" OR "fate" = 'pinned')
);

CREATE TABLE "policy" (
  "kind" text NOT NULL,
  "version" integer NOT NULL,
  "value" jsonb NOT NULL,
  "author_id" uuid,
  "published_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "policy_pkey" PRIMARY KEY ("kind", "version")
);

CREATE TABLE "reveal" (
  "id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "applicant_id" uuid NOT NULL,
  "field" text NOT NULL,
  "reason" text,
  "revealed_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "ends_at" timestamptz(3) NOT NULL,
  CONSTRAINT "reveal_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "reveal_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE INDEX "reveal_member_id_applicant_id_field_idx" ON "reveal" ("member_id", "applicant_id", "field");

CREATE TABLE "case_count" (
  "id" bigserial NOT NULL,
  "state" text NOT NULL,
  "amount" integer NOT NULL,
  CONSTRAINT "case_count_pkey" PRIMARY KEY ("id")
);

-- Ledger --------------------------------------------------------------------------------------------------------

CREATE TABLE "ledger" (
  "seq" bigint NOT NULL,
  "at" timestamptz(3) NOT NULL,
  "kind" text NOT NULL,
  "actor_id" text,
  "subject_id" text,
  "entry" text NOT NULL,
  "prev_hash" text NOT NULL,
  "hash" text NOT NULL,
  CONSTRAINT "ledger_pkey" PRIMARY KEY ("seq")
);
CREATE UNIQUE INDEX "ledger_hash_key" ON "ledger" ("hash");
CREATE INDEX "ledger_subject_id_seq_idx" ON "ledger" ("subject_id", "seq");
CREATE INDEX "ledger_actor_id_seq_idx" ON "ledger" ("actor_id", "seq");
CREATE INDEX "ledger_kind_seq_idx" ON "ledger" ("kind", "seq");

-- Whatever the code does, a row goes onto the end of the chain or nowhere: the number follows the last one, the
-- hash follows from the last hash and this entry, and the columns say what the entry says. The lock lasts until
-- commit, so that the chain is gapless even when a transaction rolls back.
CREATE FUNCTION ledger_append_only_at_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_seq bigint;
  last_hash text;
  told jsonb := NEW.entry::jsonb;
BEGIN
  PERFORM pg_advisory_xact_lock(7303014);
  SELECT seq, hash INTO last_seq, last_hash FROM ledger ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> coalesce(last_seq, 0) + 1 THEN
    RAISE EXCEPTION 'ledger row % does not follow row %', NEW.seq, coalesce(last_seq, 0);
  END IF;
  IF NEW.prev_hash <> coalesce(last_hash, repeat('0', 64)) THEN
    RAISE EXCEPTION 'ledger row % does not name the hash before it', NEW.seq;
  END IF;
  IF NEW.hash <> encode(sha256(decode(NEW.prev_hash, 'hex') || convert_to(NEW.entry, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'ledger row % has the wrong hash', NEW.seq;
  END IF;
  IF (told ->> 'seq')::bigint IS DISTINCT FROM NEW.seq
    OR (told ->> 'at')::timestamptz IS DISTINCT FROM NEW.at
    OR told ->> 'kind' IS DISTINCT FROM NEW.kind
    OR told -> 'actor' ->> 'id' IS DISTINCT FROM NEW.actor_id
    OR told -> 'subject' ->> 'id' IS DISTINCT FROM NEW.subject_id THEN
    RAISE EXCEPTION 'ledger row % says something else than its entry', NEW.seq;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_append_only_at_the_end BEFORE INSERT ON "ledger" FOR EACH ROW EXECUTE FUNCTION ledger_append_only_at_the_end();

CREATE FUNCTION never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME;
END $$;
CREATE TRIGGER ledger_never_changed BEFORE UPDATE OR DELETE ON "ledger" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER ledger_never_emptied BEFORE TRUNCATE ON "ledger" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
CREATE TRIGGER decision_never_changed BEFORE UPDATE OR DELETE ON "decision" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER decision_never_emptied BEFORE TRUNCATE ON "decision" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
CREATE TRIGGER decision_evidence_never_changed BEFORE UPDATE OR DELETE ON "decision_evidence" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER decision_evidence_never_emptied BEFORE TRUNCATE ON "decision_evidence" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
CREATE TRIGGER policy_never_changed BEFORE UPDATE OR DELETE ON "policy" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER policy_never_emptied BEFORE TRUNCATE ON "policy" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();

-- Decided and decision are one thing: looked at when the transaction ends, together with its ledger row.
CREATE FUNCTION decision_stands_with_its_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "case" c WHERE c.id = NEW.case_id AND c.state = 'decided' AND c.outcome = NEW.outcome) THEN
    RAISE EXCEPTION 'decision % stands without its case', NEW.id;
  END IF;
  IF NOT EXISTS (SELECT FROM ledger l WHERE l.subject_id = NEW.case_id::text AND l.kind = 'decision.recorded') THEN
    RAISE EXCEPTION 'decision % stands without its ledger row', NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER decision_stands_with_its_case AFTER INSERT ON "decision" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION decision_stands_with_its_case();

CREATE FUNCTION decided_case_stands_with_its_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'decided' AND NOT EXISTS (SELECT FROM decision d WHERE d.case_id = NEW.id AND d.outcome = NEW.outcome) THEN
    RAISE EXCEPTION 'case % is decided without a decision', NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER decided_case_stands_with_its_decision AFTER INSERT OR UPDATE ON "case" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION decided_case_stands_with_its_decision();

-- A decided case stays decided: looking again is a new round.
CREATE FUNCTION decided_case_stays_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'decided' AND (NEW.state <> 'decided' OR NEW.outcome <> OLD.outcome) THEN
    RAISE EXCEPTION 'case % is decided; open a new round', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decided_case_stays_decided BEFORE UPDATE ON "case" FOR EACH ROW EXECUTE FUNCTION decided_case_stays_decided();

-- Counts per state, exact whatever the size: differences are appended and folded later.
CREATE FUNCTION count_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = NEW.state THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO case_count ("state", "amount") VALUES (OLD.state, -1);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO case_count ("state", "amount") VALUES (NEW.state, 1);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_cases AFTER INSERT OR UPDATE OR DELETE ON "case" FOR EACH ROW EXECUTE FUNCTION count_cases();
