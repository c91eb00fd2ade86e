-- Retention: since when an applicant's time runs, and what keeps them although it is over. How long they are kept is a
-- policy; when they are due follows from both at the moment of asking, so that publishing a policy rewrites no row.

-- One row for each applicant who is not erased. It follows from the rows of the applicant (the view
-- retention_measured). No personal data: ids, codes and times.
CREATE TABLE "retention" (
  "applicant_id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "outcome" text NOT NULL DEFAULT 'undecided',
  "decided_at" timestamptz(3),
  "active_at" timestamptz(3) NOT NULL,
  "kept_by" text[] NOT NULL DEFAULT '{}',
  "is_kept" boolean NOT NULL DEFAULT false,
  CONSTRAINT "retention_pkey" PRIMARY KEY ("applicant_id"),
  CONSTRAINT "retention_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "retention_outcome_is_known" CHECK ("outcome" IN ('approved', 'rejected', 'undecided')),
  CONSTRAINT "retention_decided_has_its_time" CHECK (("outcome" = 'undecided') = ("decided_at" IS NULL)),
  CONSTRAINT "retention_kept_by_is_known" CHECK ("kept_by" <@ ARRAY['legal_hold', 'open_case', 'open_hit', 'command']),
  CONSTRAINT "retention_is_kept_by_something" CHECK ("is_kept" = (cardinality("kept_by") > 0))
);
-- Which of the two a list reads is chosen by the policy: the time of the decision, or of the last activity.
CREATE INDEX "retention_by_decision" ON "retention" ("connection_id", "outcome", "is_kept", "decided_at", "applicant_id") WHERE "decided_at" IS NOT NULL;
CREATE INDEX "retention_by_activity" ON "retention" ("connection_id", "outcome", "is_kept", "active_at", "applicant_id");

-- What keeps an applicant although their time is over: never erased by the policy on retention.
CREATE FUNCTION retention_kept_by(of_applicant uuid, but_command uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array_remove(ARRAY[
    CASE WHEN is_on_hold(of_applicant) THEN 'legal_hold' END,
    CASE WHEN EXISTS (
      SELECT FROM "case" c WHERE c.applicant_id = of_applicant AND c.state <> 'decided' AND NOT c.is_archived) THEN 'open_case' END,
    CASE WHEN EXISTS (
      SELECT FROM hit h WHERE h.applicant_id = of_applicant AND h.state = 'open' AND h.gone_at IS NULL) THEN 'open_hit' END,
    CASE WHEN EXISTS (
      SELECT FROM command m WHERE m.applicant_id = of_applicant AND m.ended_at IS NULL AND m.id IS DISTINCT FROM but_command) THEN 'command' END
  ], NULL)
$$;

-- The decision in force is that of the last decided round. The last activity: the data changed at the provider (where it
-- does not say when, the copy changed), a case was opened, decided or moved, a note written, a hit judged.
CREATE VIEW "retention_measured" AS
SELECT a.id AS applicant_id, a.connection_id, coalesce(d.outcome, 'undecided') AS outcome, d.decided_at,
  greatest(
    coalesce(a.vendor_updated_at, a.hits_read_at, a.created_at),
    (SELECT max(greatest(c.opened_at, c.decided_at)) FROM "case" c WHERE c.applicant_id = a.id),
    (SELECT max(m.at) FROM case_move m JOIN "case" c ON c.id = m.case_id WHERE c.applicant_id = a.id),
    (SELECT max(n.written_at) FROM applicant_note n WHERE n.applicant_id = a.id),
    (SELECT max(r.at) FROM hit_resolution r JOIN hit h ON h.id = r.hit_id WHERE h.applicant_id = a.id)) AS active_at,
  retention_kept_by(a.id, NULL) AS kept_by
FROM applicant a
LEFT JOIN LATERAL (
  SELECT c.outcome, c.decided_at FROM "case" c
  WHERE c.applicant_id = a.id AND c.state = 'decided' ORDER BY c.round DESC LIMIT 1) d ON true
WHERE a.erased_at IS NULL;

INSERT INTO retention SELECT m.*, cardinality(m.kept_by) > 0 FROM retention_measured m;

-- Kept in step ------------------------------------------------------------------------------------------------------

CREATE FUNCTION retention_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO retention ("applicant_id", "connection_id", "active_at")
  VALUES (NEW.id, NEW.connection_id, coalesce(NEW.vendor_updated_at, NEW.hits_read_at, NEW.created_at));
  RETURN NULL;
END $$;
CREATE TRIGGER applicant_begins_retention AFTER INSERT ON "applicant" FOR EACH ROW WHEN (NEW.erased_at IS NULL) EXECUTE FUNCTION retention_begins();

-- Two changes of one applicant measure one after the other, each with what the other saved.
CREATE FUNCTION measure_retention(of_applicant uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM retention r WHERE r.applicant_id = of_applicant FOR UPDATE;
  UPDATE retention r SET outcome = m.outcome, decided_at = m.decided_at, active_at = m.active_at, kept_by = m.kept_by,
    is_kept = cardinality(m.kept_by) > 0
  FROM retention_measured m
  WHERE r.applicant_id = of_applicant AND m.applicant_id = of_applicant
    AND (r.outcome, r.decided_at, r.active_at, r.kept_by) IS DISTINCT FROM (m.outcome, m.decided_at, m.active_at, m.kept_by);
  DELETE FROM retention r USING applicant a
  WHERE r.applicant_id = of_applicant AND a.id = of_applicant AND a.erased_at IS NOT NULL;
END $$;

-- Looked at when the transaction ends, when everything it writes is there and all its other locks are taken. Many rows of
-- one applicant that follow each other are measured once.
CREATE FUNCTION retention_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_applicant uuid := CASE TG_TABLE_NAME WHEN 'applicant' THEN (to_jsonb(NEW) ->> 'id')::uuid
    WHEN 'hit_resolution' THEN (SELECT h.applicant_id FROM hit h WHERE h.id = (to_jsonb(NEW) ->> 'hit_id')::uuid)
    ELSE (to_jsonb(NEW) ->> 'applicant_id')::uuid END;
BEGIN
  IF of_applicant IS NULL OR of_applicant::text = current_setting('docket.retention_of', true) THEN RETURN NULL; END IF;
  PERFORM measure_retention(of_applicant);
  PERFORM set_config('docket.retention_of', of_applicant::text, true);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER applicant_changes_retention AFTER UPDATE ON "applicant" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.vendor_updated_at, OLD.hits_read_at, OLD.erased_at) IS DISTINCT FROM (NEW.vendor_updated_at, NEW.hits_read_at, NEW.erased_at))
  EXECUTE FUNCTION retention_follows();
CREATE CONSTRAINT TRIGGER case_opens_retention AFTER INSERT ON "case" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION retention_follows();
CREATE CONSTRAINT TRIGGER case_changes_retention AFTER UPDATE ON "case" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.state = 'decided', OLD.outcome, OLD.opened_at, OLD.decided_at, OLD.is_archived)
    IS DISTINCT FROM (NEW.state = 'decided', NEW.outcome, NEW.opened_at, NEW.decided_at, NEW.is_archived))
  EXECUTE FUNCTION retention_follows();
CREATE CONSTRAINT TRIGGER case_move_changes_retention AFTER INSERT ON "case_move" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION retention_follows();
CREATE CONSTRAINT TRIGGER note_changes_retention AFTER INSERT ON "applicant_note" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION retention_follows();
CREATE CONSTRAINT TRIGGER hit_changes_retention AFTER INSERT OR UPDATE OF "state", "gone_at" ON "hit" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION retention_follows();
CREATE CONSTRAINT TRIGGER hit_resolution_changes_retention AFTER INSERT ON "hit_resolution" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION retention_follows();
CREATE CONSTRAINT TRIGGER command_begins_retention AFTER INSERT ON "command" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.applicant_id IS NOT NULL) EXECUTE FUNCTION retention_follows();
CREATE CONSTRAINT TRIGGER command_changes_retention AFTER UPDATE ON "command" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.applicant_id IS NOT NULL AND (OLD.ended_at IS NULL) <> (NEW.ended_at IS NULL)) EXECUTE FUNCTION retention_follows();
CREATE CONSTRAINT TRIGGER hold_changes_retention AFTER INSERT OR UPDATE ON "legal_hold" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION retention_follows();

-- What is erased because it is due ----------------------------------------------------------------------------------

-- The version of the policy on retention that a job follows; null for one that a person asked for by hand.
ALTER TABLE "bulk_job" ADD COLUMN "policy_version" integer;
ALTER TABLE "bulk_job" ADD CONSTRAINT "bulk_job_due_is_deleted" CHECK ("policy_version" IS NULL OR "act" = 'delete');
-- By which rule of the policy someone was due who was erased because of it.
ALTER TABLE "tombstone" ADD COLUMN "outcome" text;
ALTER TABLE "tombstone" ADD CONSTRAINT "tombstone_outcome_is_known" CHECK ("outcome" IN ('approved', 'rejected', 'undecided'));
CREATE INDEX "tombstone_erased_at_applicant_id_idx" ON "tombstone" ("erased_at", "applicant_id");
CREATE INDEX "bulk_job_due" ON "bulk_job" ("created_at") WHERE "policy_version" IS NOT NULL;

CREATE OR REPLACE FUNCTION bulk_job_that_erases_is_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.act, NEW.at_vendor, NEW.member_id, NEW.selection_hash, NEW.policy_version)
     IS DISTINCT FROM (OLD.id, OLD.act, OLD.at_vendor, OLD.member_id, OLD.selection_hash, OLD.policy_version) THEN
    RAISE EXCEPTION 'a job is not turned into another';
  END IF;
  IF NEW.state = 'running' AND NEW.act IN ('schedule_deletion', 'anonymize', 'delete', 'redact') AND NOT EXISTS (
    SELECT FROM erasure_request r
    WHERE r.job_id = NEW.id AND r.state = 'confirmed' AND r.selection_hash = NEW.selection_hash) THEN
    RAISE EXCEPTION 'job % is not confirmed by a second person', NEW.id;
  END IF;
  RETURN NEW;
END $$;

-- Someone who came back is not erased by a job that follows the policy: not here, and not at the provider. Who opens a case
-- holds the applicant's row by its foreign key, so one of the two waits for the other.
CREATE FUNCTION applicant_kept_is_not_erased_as_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  commands uuid[];
  is_by_hand boolean;
BEGIN
  SELECT array_agg(i.command_id), bool_or(j.policy_version IS NULL) INTO commands, is_by_hand
  FROM bulk_item i JOIN bulk_job j ON j.id = i.job_id
  WHERE i.applicant_id = NEW.id AND i.state IN ('pending', 'at_vendor') AND j.state IN ('running', 'stopped')
    AND j.act IN ('anonymize', 'delete');
  -- What a person asked for by hand erases also while a case is open.
  IF is_by_hand IS DISTINCT FROM false THEN RETURN NEW; END IF;
  IF EXISTS (SELECT FROM unnest(commands) c WHERE retention_kept_by(NEW.id, c) <> '{}') THEN
    RAISE EXCEPTION 'applicant % is kept, and not erased as due', NEW.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER applicant_kept_is_not_erased_as_due BEFORE UPDATE ON "applicant" FOR EACH ROW
  WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION applicant_kept_is_not_erased_as_due();

CREATE FUNCTION command_due_is_still_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM bulk_item i JOIN bulk_job j ON j.id = i.job_id
    WHERE i.command_id = NEW.id AND j.policy_version IS NOT NULL) THEN
    RETURN NEW;
  END IF;
  PERFORM FROM applicant WHERE id = NEW.applicant_id FOR UPDATE;
  IF retention_kept_by(NEW.applicant_id, NEW.id) <> '{}' THEN
    RAISE EXCEPTION 'applicant % is kept, and not erased as due', NEW.applicant_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER command_due_is_still_due BEFORE UPDATE ON "command" FOR EACH ROW
  WHEN (NEW.applicant_id IS NOT NULL AND OLD.state IN ('held', 'waiting') AND NEW.state = 'unknown')
  EXECUTE FUNCTION command_due_is_still_due();
