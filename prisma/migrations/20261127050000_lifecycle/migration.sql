-- Archive, legal hold, erasure and bulk jobs.

-- Archived in Docket, beside the vendor's own flag; erased: the data key and all clear text are gone.
ALTER TABLE "applicant" ADD COLUMN "archived_at" timestamptz(3);
ALTER TABLE "applicant" ADD COLUMN "archived_by" uuid;
ALTER TABLE "applicant" ADD COLUMN "erased_at" timestamptz(3);
ALTER TABLE "applicant" ADD CONSTRAINT "applicant_erased_holds_nothing" CHECK ("erased_at" IS NULL OR ("data_key" IS NULL AND "record" IS NULL AND "raw" IS NULL));

-- A case whose applicant is archived or erased: it is outside the queue, and counted on its own.
ALTER TABLE "case" ADD COLUMN "is_archived" boolean NOT NULL DEFAULT false;
CREATE INDEX "case_archived" ON "case" ("due_at", "id") WHERE "is_archived";

CREATE OR REPLACE FUNCTION count_cases() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before text := CASE WHEN TG_OP = 'INSERT' THEN NULL WHEN OLD.is_archived THEN 'archived' ELSE OLD.state END;
  after text := CASE WHEN TG_OP = 'DELETE' THEN NULL WHEN NEW.is_archived THEN 'archived' ELSE NEW.state END;
BEGIN
  IF before IS NOT DISTINCT FROM after THEN
    RETURN NULL;
  END IF;
  IF before IS NOT NULL THEN
    INSERT INTO case_count ("state", "amount") VALUES (before, -1);
  END IF;
  IF after IS NOT NULL THEN
    INSERT INTO case_count ("state", "amount") VALUES (after, 1);
  END IF;
  RETURN NULL;
END $$;

-- Legal hold ------------------------------------------------------------------------------------------------------

CREATE TABLE "legal_hold" (
  "id" uuid NOT NULL,
  "applicant_id" uuid NOT NULL,
  "reason" text NOT NULL,
  "placed_by" uuid NOT NULL,
  "placed_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "lifted_by" uuid,
  "lifted_at" timestamptz(3),
  CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "legal_hold_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "legal_hold_placed_by_fkey" FOREIGN KEY ("placed_by") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "legal_hold_reason_is_sealed" CHECK ("reason" LIKE 'v1.%'),
  CONSTRAINT "legal_hold_lifted_by_someone" CHECK (("lifted_by" IS NULL) = ("lifted_at" IS NULL))
);
CREATE INDEX "legal_hold_applicant_id_idx" ON "legal_hold" ("applicant_id");
CREATE UNIQUE INDEX "legal_hold_one_in_force" ON "legal_hold" ("applicant_id") WHERE "lifted_at" IS NULL;

CREATE FUNCTION is_on_hold(applicant uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM legal_hold h WHERE h.applicant_id = applicant AND h.lifted_at IS NULL)
$$;

-- A hold and what it forbids take the row of the applicant one after the other.
CREATE FUNCTION legal_hold_waits_for_the_applicant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM applicant WHERE id = NEW.applicant_id FOR UPDATE;
  RETURN NEW;
END $$;
CREATE TRIGGER legal_hold_waits_for_the_applicant BEFORE INSERT ON "legal_hold" FOR EACH ROW EXECUTE FUNCTION legal_hold_waits_for_the_applicant();

CREATE FUNCTION applicant_on_hold_keeps_its_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.erased_at IS NOT NULL AND (NEW.erased_at IS NULL OR NEW.data_key IS NOT NULL) THEN
    RAISE EXCEPTION 'applicant % was erased and stays so', OLD.id;
  END IF;
  IF OLD.data_key IS NOT NULL AND (NEW.data_key IS NULL OR NEW.erased_at IS NOT NULL) AND is_on_hold(OLD.id) THEN
    RAISE EXCEPTION 'applicant % is under legal hold', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER applicant_on_hold_keeps_its_key BEFORE UPDATE ON "applicant" FOR EACH ROW EXECUTE FUNCTION applicant_on_hold_keeps_its_key();

CREATE FUNCTION applicant_on_hold_is_not_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_on_hold(OLD.id) THEN
    RAISE EXCEPTION 'applicant % is under legal hold', OLD.id;
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER applicant_on_hold_is_not_deleted BEFORE DELETE ON "applicant" FOR EACH ROW EXECUTE FUNCTION applicant_on_hold_is_not_deleted();

-- What erases at a vendor is neither ordered nor sent for an applicant under legal hold.
CREATE FUNCTION command_erases_nothing_on_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.applicant_id IS NULL THEN
    RETURN NEW;
  END IF;
  IF NOT (NEW.kind IN ('schedule_deletion', 'anonymize', 'delete', 'redact') OR (NEW.kind = 'archive' AND NOT NEW.is_reversible)) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NOT (NEW.state = 'unknown' AND OLD.state IN ('held', 'waiting')) THEN
    RETURN NEW;
  END IF;
  PERFORM FROM applicant WHERE id = NEW.applicant_id FOR SHARE;
  IF is_on_hold(NEW.applicant_id) THEN
    RAISE EXCEPTION 'applicant % is under legal hold', NEW.applicant_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER command_erases_nothing_on_hold BEFORE INSERT OR UPDATE ON "command" FOR EACH ROW EXECUTE FUNCTION command_erases_nothing_on_hold();

-- When an applicant is erased, the sealed texts of the commands about them are emptied: nothing else may change.
CREATE OR REPLACE FUNCTION command_keeps_its_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a command is never deleted'; END IF;
  IF OLD.ended_at IS NOT NULL AND (NEW.state, NEW.ended_at, NEW.sent_at, NEW.tries) IS DISTINCT FROM (OLD.state, OLD.ended_at, OLD.sent_at, OLD.tries) THEN
    RAISE EXCEPTION 'a command that ended stays as it ended';
  END IF;
  IF NEW.input IS DISTINCT FROM OLD.input AND NEW.input <> 'v1.erased' THEN
    RAISE EXCEPTION 'a command is not turned into another';
  END IF;
  IF (NEW.id, NEW.connection_id, NEW.applicant_id, NEW.case_id, NEW.decision_id, NEW.member_id, NEW.kind, NEW.is_reversible)
     IS DISTINCT FROM (OLD.id, OLD.connection_id, OLD.applicant_id, OLD.case_id, OLD.decision_id, OLD.member_id, OLD.kind, OLD.is_reversible) THEN
    RAISE EXCEPTION 'a command is not turned into another';
  END IF;
  RETURN NEW;
END $$;

-- Erased applicants, by an HMAC of connection and vendor's id: a later answer of the vendor does not bring them back.
CREATE TABLE "tombstone" (
  "connection_id" uuid NOT NULL,
  "external_hmac" text NOT NULL,
  "applicant_id" uuid NOT NULL,
  "erased_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "seen_at" timestamptz(3),
  CONSTRAINT "tombstone_pkey" PRIMARY KEY ("connection_id", "external_hmac"),
  CONSTRAINT "tombstone_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "tombstone_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- Jobs -------------------------------------------------------------------------------------------------------------

CREATE TABLE "bulk_job" (
  "id" uuid NOT NULL,
  "act" text NOT NULL,
  "at_vendor" boolean NOT NULL,
  "member_id" uuid NOT NULL,
  "state" text NOT NULL DEFAULT 'prepared',
  "selection_hash" text NOT NULL,
  "typed" text NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "started_at" timestamptz(3),
  "finished_at" timestamptz(3),
  CONSTRAINT "bulk_job_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "bulk_job_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "bulk_job_act_is_known" CHECK ("act" IN ('archive', 'unarchive', 'schedule_deletion', 'restore', 'anonymize', 'delete', 'redact')),
  CONSTRAINT "bulk_job_state_is_known" CHECK ("state" IN ('prepared', 'running', 'stopped', 'finished'))
);

CREATE TABLE "bulk_item" (
  "job_id" uuid NOT NULL,
  "position" integer NOT NULL,
  "applicant_id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "where" text NOT NULL,
  "command_kind" text,
  "command_id" uuid NOT NULL,
  "state" text NOT NULL DEFAULT 'pending',
  "because" text,
  "due_at" timestamptz(3) DEFAULT CURRENT_TIMESTAMP,
  "ended_at" timestamptz(3),
  CONSTRAINT "bulk_item_pkey" PRIMARY KEY ("job_id", "position"),
  CONSTRAINT "bulk_item_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "bulk_job" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "bulk_item_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "bulk_item_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "bulk_item_where_is_known" CHECK ("where" IN ('both', 'vendor', 'here', 'nowhere')),
  CONSTRAINT "bulk_item_state_is_known" CHECK ("state" IN ('pending', 'at_vendor', 'done', 'failed', 'skipped')),
  CONSTRAINT "bulk_item_nowhere_is_skipped" CHECK ("where" <> 'nowhere' OR "state" = 'skipped')
);
CREATE UNIQUE INDEX "bulk_item_job_id_applicant_id_key" ON "bulk_item" ("job_id", "applicant_id");
CREATE UNIQUE INDEX "bulk_item_command_id_key" ON "bulk_item" ("command_id");
CREATE INDEX "bulk_item_applicant_id_idx" ON "bulk_item" ("applicant_id");
CREATE INDEX "bulk_item_due" ON "bulk_item" ("connection_id", "due_at") WHERE "state" IN ('pending', 'at_vendor');

-- A second person -------------------------------------------------------------------------------------------------

CREATE TABLE "erasure_request" (
  "id" uuid NOT NULL,
  "job_id" uuid NOT NULL,
  "selection_hash" text NOT NULL,
  "reason" text NOT NULL,
  "requested_by" uuid NOT NULL,
  "requested_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" timestamptz(3) NOT NULL,
  "state" text NOT NULL DEFAULT 'waiting',
  "confirmed_by" uuid,
  "refused_by" uuid,
  "answer" text,
  "ended_at" timestamptz(3),
  CONSTRAINT "erasure_request_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "erasure_request_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "bulk_job" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "erasure_request_requested_by_fkey" FOREIGN KEY ("requested_by") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "erasure_request_confirmed_by_fkey" FOREIGN KEY ("confirmed_by") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "erasure_request_state_is_known" CHECK ("state" IN ('waiting', 'confirmed', 'refused', 'withdrawn', 'void')),
  CONSTRAINT "erasure_request_texts_are_sealed" CHECK ("reason" LIKE 'v1.%' AND ("answer" IS NULL OR "answer" LIKE 'v1.%')),
  CONSTRAINT "erasure_request_second_is_not_first" CHECK ("confirmed_by" IS NULL OR "confirmed_by" <> "requested_by"),
  CONSTRAINT "erasure_request_confirmed_by_someone" CHECK (("state" = 'confirmed') = ("confirmed_by" IS NOT NULL)),
  CONSTRAINT "erasure_request_refused_by_someone" CHECK (("state" = 'refused') = ("refused_by" IS NOT NULL)),
  CONSTRAINT "erasure_request_end" CHECK (("state" = 'waiting') = ("ended_at" IS NULL))
);
CREATE UNIQUE INDEX "erasure_request_job_id_key" ON "erasure_request" ("job_id");
CREATE INDEX "erasure_request_state_requested_at_idx" ON "erasure_request" ("state", "requested_at");

CREATE FUNCTION erasure_request_keeps_its_selection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a request for erasure is never deleted'; END IF;
  IF OLD.state <> 'waiting' THEN RAISE EXCEPTION 'a request for erasure that ended stays as it ended'; END IF;
  IF (NEW.id, NEW.job_id, NEW.selection_hash, NEW.reason, NEW.requested_by, NEW.requested_at, NEW.expires_at)
     IS DISTINCT FROM (OLD.id, OLD.job_id, OLD.selection_hash, OLD.reason, OLD.requested_by, OLD.requested_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'a request for erasure is not turned into another';
  END IF;
  IF NEW.state = 'confirmed' AND OLD.expires_at <= clock_timestamp() THEN
    RAISE EXCEPTION 'this request for erasure has expired';
  END IF;
  IF NEW.state = 'confirmed' AND EXISTS (
    SELECT FROM bulk_item i WHERE i.job_id = NEW.job_id AND i.state <> 'skipped' AND is_on_hold(i.applicant_id)) THEN
    RAISE EXCEPTION 'an applicant of this request is under legal hold';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER erasure_request_keeps_its_selection BEFORE UPDATE OR DELETE ON "erasure_request" FOR EACH ROW EXECUTE FUNCTION erasure_request_keeps_its_selection();

-- What erases runs only after a second person confirmed it.
CREATE FUNCTION bulk_job_that_erases_is_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.act, NEW.at_vendor, NEW.member_id, NEW.selection_hash)
     IS DISTINCT FROM (OLD.id, OLD.act, OLD.at_vendor, OLD.member_id, OLD.selection_hash) THEN
    RAISE EXCEPTION 'a job is not turned into another';
  END IF;
  IF NEW.state = 'running' AND NEW.act IN ('schedule_deletion', 'anonymize', 'delete', 'redact') AND NOT EXISTS (
    SELECT FROM erasure_request r
    WHERE r.job_id = NEW.id AND r.state = 'confirmed' AND r.selection_hash = NEW.selection_hash) THEN
    RAISE EXCEPTION 'job % is not confirmed by a second person', NEW.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bulk_job_that_erases_is_confirmed BEFORE UPDATE ON "bulk_job" FOR EACH ROW EXECUTE FUNCTION bulk_job_that_erases_is_confirmed();

CREATE FUNCTION bulk_job_starts_prepared() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'prepared' THEN RAISE EXCEPTION 'a job starts prepared'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bulk_job_starts_prepared BEFORE INSERT ON "bulk_job" FOR EACH ROW EXECUTE FUNCTION bulk_job_starts_prepared();

-- The selection of a job is fixed with the job.
CREATE FUNCTION bulk_item_keeps_its_applicant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'an item of a job is never deleted'; END IF;
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM bulk_job j WHERE j.id = NEW.job_id AND j.state <> 'prepared') THEN
    RAISE EXCEPTION 'the selection of job % is fixed', NEW.job_id;
  END IF;
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM erasure_request r WHERE r.job_id = NEW.job_id) THEN
    RAISE EXCEPTION 'the selection of job % is fixed', NEW.job_id;
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.job_id, NEW.position, NEW.applicant_id, NEW.connection_id, NEW."where", NEW.command_kind, NEW.command_id)
     IS DISTINCT FROM (OLD.job_id, OLD.position, OLD.applicant_id, OLD.connection_id, OLD."where", OLD.command_kind, OLD.command_id) THEN
    RAISE EXCEPTION 'an item of a job is not turned into another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bulk_item_keeps_its_applicant BEFORE INSERT OR UPDATE OR DELETE ON "bulk_item" FOR EACH ROW EXECUTE FUNCTION bulk_item_keeps_its_applicant();

-- Password again --------------------------------------------------------------------------------------------------

CREATE TABLE "step_up" (
  "id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "session_hash" text NOT NULL,
  "act" text NOT NULL,
  "selection_hash" text NOT NULL,
  "granted_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "used_at" timestamptz(3),
  CONSTRAINT "step_up_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "step_up_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "step_up_member_id_act_selection_hash_idx" ON "step_up" ("member_id", "act", "selection_hash");
