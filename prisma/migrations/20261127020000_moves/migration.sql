-- The other outcomes of a review (request, escalate, hold, snooze), the second person, undo, drafts.

-- The clock of a case ---------------------------------------------------------------------------------------------

ALTER TABLE "case" ADD COLUMN "wakes_at" timestamptz(3), ADD COLUMN "clock_stopped_at" timestamptz(3);
UPDATE "case" SET "wakes_at" = now() WHERE "state" = 'snoozed';
UPDATE "case" SET "clock_stopped_at" = now() WHERE "state" IN ('snoozed', 'waiting_for_applicant');
ALTER TABLE "case"
  ADD CONSTRAINT "case_snoozed_wakes" CHECK ("state" <> 'snoozed' OR "wakes_at" IS NOT NULL),
  ADD CONSTRAINT "case_clock_is_stopped" CHECK (("state" IN ('snoozed', 'waiting_for_applicant')) = ("clock_stopped_at" IS NOT NULL));
CREATE INDEX "case_to_wake" ON "case" ("wakes_at") WHERE "state" = 'snoozed';

-- The time that a case waits for the applicant or is snoozed does not count. On the clock of the database.
CREATE FUNCTION case_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IN ('snoozed', 'waiting_for_applicant') THEN
    IF NEW.clock_stopped_at IS NULL THEN NEW.clock_stopped_at := clock_timestamp(); END IF;
  ELSIF NEW.clock_stopped_at IS NOT NULL THEN
    NEW.due_at := NEW.due_at + (clock_timestamp() - NEW.clock_stopped_at);
    NEW.clock_stopped_at := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_clock BEFORE INSERT OR UPDATE ON "case" FOR EACH ROW EXECUTE FUNCTION case_clock();

-- Moves -------------------------------------------------------------------------------------------------------------

CREATE TABLE "case_move" (
  "id" uuid NOT NULL,
  "case_id" uuid NOT NULL,
  "applicant_id" uuid NOT NULL,
  "member_id" uuid,
  "kind" text NOT NULL,
  "state_before" text NOT NULL,
  "state_after" text NOT NULL,
  "assignee_before_id" uuid,
  "reasons" text[] NOT NULL DEFAULT ARRAY[]::text[],
  "note" text,
  "until" timestamptz(3),
  "to_member_id" uuid,
  "undoes_id" uuid,
  "command_id" uuid,
  "case_version" integer NOT NULL,
  "form_hmac" text,
  "at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "case_move_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "case_move_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "case_move_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "case_move_to_member_id_fkey" FOREIGN KEY ("to_member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "case_move_undoes_id_fkey" FOREIGN KEY ("undoes_id") REFERENCES "case_move" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "case_move_command_id_fkey" FOREIGN KEY ("command_id") REFERENCES "command" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "case_move_kind_is_known" CHECK ("kind" IN ('requested', 'escalated', 'held', 'snoozed', 'resumed', 'woken', 'answered', 'reopened', 'undone')),
  CONSTRAINT "case_move_by_a_member" CHECK (("member_id" IS NULL) = ("kind" IN ('woken', 'answered'))),
  CONSTRAINT "case_move_snoozed_until" CHECK (("kind" = 'snoozed') = ("until" IS NOT NULL)),
  CONSTRAINT "case_move_undoes_one" CHECK (("kind" = 'undone') = ("undoes_id" IS NOT NULL)),
  CONSTRAINT "case_move_note_is_sealed" CHECK ("note" IS NULL OR "note" LIKE 'v1.%')
);
CREATE INDEX "case_move_case_id_at_idx" ON "case_move" ("case_id", "at");
CREATE UNIQUE INDEX "case_move_undoes_id_key" ON "case_move" ("undoes_id");
CREATE TRIGGER case_move_never_changed BEFORE UPDATE OR DELETE ON "case_move" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER case_move_never_emptied BEFORE TRUNCATE ON "case_move" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();

CREATE FUNCTION case_move_has_its_ledger_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ledger l WHERE l.subject_id = NEW.case_id::text AND l.kind = 'case.moved' AND position(NEW.id::text IN l.entry) > 0) THEN
    RAISE EXCEPTION 'move % has no ledger row', NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER case_move_has_its_ledger_row AFTER INSERT ON "case_move" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_move_has_its_ledger_row();

-- Drafts ------------------------------------------------------------------------------------------------------------

CREATE TABLE "case_draft" (
  "case_id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "content" text NOT NULL,
  "counter" integer NOT NULL,
  "updated_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "case_draft_pkey" PRIMARY KEY ("case_id", "member_id"),
  CONSTRAINT "case_draft_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "case_draft_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "case_draft_is_sealed" CHECK ("content" LIKE 'v1.%')
);

-- A decision and its second person ----------------------------------------------------------------------------------

ALTER TABLE "decision"
  ADD COLUMN "second_member_id" uuid,
  ADD COLUMN "attempt" integer NOT NULL DEFAULT 1,
  ADD COLUMN "state_before" text,
  ADD COLUMN "ticks" jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN "content_hash" text,
  ADD CONSTRAINT "decision_second_member_id_fkey" FOREIGN KEY ("second_member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- SECURITY bar 10: the second person is never the first.
  ADD CONSTRAINT "decision_second_is_another" CHECK ("second_member_id" <> "member_id");
DROP INDEX "decision_case_id_key";
CREATE UNIQUE INDEX "decision_case_id_attempt_key" ON "decision" ("case_id", "attempt");

CREATE TABLE "decision_undo" (
  "decision_id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "undone_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "decision_undo_pkey" PRIMARY KEY ("decision_id"),
  CONSTRAINT "decision_undo_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "decision_undo_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE TRIGGER decision_undo_never_changed BEFORE UPDATE OR DELETE ON "decision_undo" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER decision_undo_never_emptied BEFORE TRUNCATE ON "decision_undo" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();

-- Only by the person who recorded it (with two people the second), and only within the time of its own policy.
CREATE FUNCTION decision_undo_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found record;
BEGIN
  SELECT coalesce(d.second_member_id, d.member_id) AS recorded_by, d.decided_at, (p.value ->> 'seconds')::numeric AS seconds
    INTO found FROM decision d
    JOIN policy p ON p.kind = 'undo' AND p.version = (d.policy_versions ->> 'undo')::int
    WHERE d.id = NEW.decision_id;
  IF found.recorded_by IS DISTINCT FROM NEW.member_id THEN
    RAISE EXCEPTION 'decision % is undone by another person', NEW.decision_id;
  END IF;
  IF clock_timestamp() > found.decided_at + found.seconds * interval '1 second' THEN
    RAISE EXCEPTION 'the time to undo decision % is over', NEW.decision_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_undo_in_time BEFORE INSERT ON "decision_undo" FOR EACH ROW EXECUTE FUNCTION decision_undo_in_time();

CREATE FUNCTION decision_undo_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_case uuid := (SELECT case_id FROM decision WHERE id = NEW.decision_id);
BEGIN
  IF EXISTS (SELECT FROM command m WHERE m.decision_id = NEW.decision_id AND m.state <> 'withdrawn') THEN
    RAISE EXCEPTION 'decision % is undone, and its command is not withdrawn', NEW.decision_id;
  END IF;
  IF NOT EXISTS (SELECT FROM ledger l WHERE l.subject_id = of_case::text AND l.kind = 'decision.undone' AND position(NEW.decision_id::text IN l.entry) > 0) THEN
    RAISE EXCEPTION 'the undo of decision % has no ledger row', NEW.decision_id;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER decision_undo_is_whole AFTER INSERT ON "decision_undo" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION decision_undo_is_whole();

-- A decision that was undone frees its case.
CREATE OR REPLACE FUNCTION decision_stands_with_its_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "case" c WHERE c.id = NEW.case_id AND c.state = 'decided' AND c.outcome = NEW.outcome)
     AND NOT EXISTS (SELECT FROM decision_undo u WHERE u.decision_id = NEW.id) THEN
    RAISE EXCEPTION 'decision % stands without its case', NEW.id;
  END IF;
  IF NOT EXISTS (SELECT FROM ledger l WHERE l.subject_id = NEW.case_id::text AND l.kind = 'decision.recorded' AND position(NEW.id::text IN l.entry) > 0) THEN
    RAISE EXCEPTION 'decision % stands without its ledger row', NEW.id;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION decided_case_stands_with_its_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'decided' AND NOT EXISTS (
    SELECT FROM decision d WHERE d.case_id = NEW.id AND d.outcome = NEW.outcome
      AND NOT EXISTS (SELECT FROM decision_undo u WHERE u.decision_id = d.id)) THEN
    RAISE EXCEPTION 'case % is decided without a decision', NEW.id;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION decided_case_stays_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'decided' AND (NEW.state <> 'decided' OR NEW.outcome <> OLD.outcome) AND EXISTS (
    SELECT FROM decision d WHERE d.case_id = OLD.id
      AND NOT EXISTS (SELECT FROM decision_undo u WHERE u.decision_id = d.id)) THEN
    RAISE EXCEPTION 'case % is decided; open a new round', OLD.id;
  END IF;
  RETURN NEW;
END $$;

-- Only one decision of a case is in force.
CREATE FUNCTION decision_is_the_only_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM decision d WHERE d.case_id = NEW.case_id AND d.id <> NEW.id
      AND NOT EXISTS (SELECT FROM decision_undo u WHERE u.decision_id = d.id)) THEN
    RAISE EXCEPTION 'case % is decided; open a new round', NEW.case_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_is_the_only_one BEFORE INSERT ON "decision" FOR EACH ROW EXECUTE FUNCTION decision_is_the_only_one();

-- Staged decisions: wait for a second person ------------------------------------------------------------------------

CREATE TABLE "staged_decision" (
  "id" uuid NOT NULL,
  "case_id" uuid NOT NULL,
  "applicant_id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "outcome" text NOT NULL,
  "reasons" text[] NOT NULL,
  "note" text,
  "because" text NOT NULL,
  "policy_versions" jsonb NOT NULL,
  "blockers" jsonb NOT NULL,
  "ticks" jsonb NOT NULL,
  "case_version" integer NOT NULL,
  "state_before" text NOT NULL,
  "has_confirmed_unseen" boolean NOT NULL,
  "command" text,
  "content" jsonb NOT NULL,
  "evidence_hash" text NOT NULL,
  "form_hmac" text NOT NULL,
  "staged_at" timestamptz(3) NOT NULL,
  "ended_at" timestamptz(3),
  "ended_as" text,
  "ended_by_id" uuid,
  "sentence" text,
  "changed_parts" text[] NOT NULL DEFAULT ARRAY[]::text[],
  CONSTRAINT "staged_decision_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "staged_decision_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "staged_decision_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "staged_decision_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "staged_decision_outcome_is_known" CHECK ("outcome" IN ('approved', 'rejected')),
  CONSTRAINT "staged_decision_because_is_known" CHECK ("because" IN ('true_hit', 'failing_blockers')),
  CONSTRAINT "staged_decision_is_sealed" CHECK (("note" IS NULL OR "note" LIKE 'v1.%') AND ("sentence" IS NULL OR "sentence" LIKE 'v1.%') AND ("command" IS NULL OR "command" LIKE 'v1.%')),
  CONSTRAINT "staged_decision_end_is_whole" CHECK (("ended_at" IS NULL) = ("ended_as" IS NULL)),
  CONSTRAINT "staged_decision_end_is_known" CHECK ("ended_as" IN ('confirmed', 'returned', 'voided', 'withdrawn')),
  CONSTRAINT "staged_decision_returned_with_a_sentence" CHECK (("ended_as" IS NOT DISTINCT FROM 'returned') = ("sentence" IS NOT NULL)),
  CONSTRAINT "staged_decision_voided_says_why" CHECK (("ended_as" IS NOT DISTINCT FROM 'voided') = (cardinality("changed_parts") > 0)),
  -- SECURITY bar 10: the second person is never the first.
  CONSTRAINT "staged_decision_second_is_another" CHECK (
    CASE "ended_as"
      WHEN 'confirmed' THEN "ended_by_id" IS NOT NULL AND "ended_by_id" <> "member_id"
      WHEN 'returned' THEN "ended_by_id" IS NOT NULL AND "ended_by_id" <> "member_id"
      WHEN 'withdrawn' THEN "ended_by_id" IS NOT NULL AND "ended_by_id" = "member_id"
      ELSE "ended_by_id" IS NULL
    END)
);
CREATE UNIQUE INDEX "staged_decision_one_waits" ON "staged_decision" ("case_id") WHERE "ended_at" IS NULL;
CREATE INDEX "staged_decision_case_id_staged_at_idx" ON "staged_decision" ("case_id", "staged_at");

CREATE FUNCTION staged_decision_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a staged decision is never deleted'; END IF;
  IF OLD.ended_at IS NOT NULL THEN RAISE EXCEPTION 'staged decision % has ended', OLD.id; END IF;
  IF (to_jsonb(NEW) - ARRAY['ended_at', 'ended_as', 'ended_by_id', 'sentence', 'changed_parts'])
     IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['ended_at', 'ended_as', 'ended_by_id', 'sentence', 'changed_parts']) THEN
    RAISE EXCEPTION 'staged decision % is not turned into another', OLD.id;
  END IF;
  IF NEW.ended_as IN ('confirmed', 'returned')
     AND NOT EXISTS (SELECT FROM member m WHERE m.id = NEW.ended_by_id AND m.id <> OLD.member_id AND m.role = 'approver' AND m.disabled_at IS NULL) THEN
    RAISE EXCEPTION 'staged decision % needs a second person, an approver', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staged_decision_ends_once BEFORE UPDATE OR DELETE ON "staged_decision" FOR EACH ROW EXECUTE FUNCTION staged_decision_ends_once();
CREATE TRIGGER staged_decision_never_emptied BEFORE TRUNCATE ON "staged_decision" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();

CREATE TABLE "staged_evidence" (
  "staged_id" uuid NOT NULL,
  "image_id" uuid NOT NULL,
  "page" integer NOT NULL,
  "fate" text NOT NULL,
  "is_seen" boolean NOT NULL,
  "original_sha256" text,
  "shown_sha256" text,
  CONSTRAINT "staged_evidence_pkey" PRIMARY KEY ("staged_id", "image_id", "page"),
  CONSTRAINT "staged_evidence_staged_id_fkey" FOREIGN KEY ("staged_id") REFERENCES "staged_decision" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "staged_evidence_fate_is_known" CHECK ("fate" IN ('pinned', 'not_shown', 'not_fetched', 'not_safe')),
  CONSTRAINT "staged_evidence_pinned_is_named" CHECK ("fate" <> 'pinned' OR ("original_sha256" IS NOT NULL AND "shown_sha256" IS NOT NULL)),
  CONSTRAINT "staged_evidence_seen_was_pinned" CHECK (NOT "is_seen" OR "fate" = 'pinned')
);
CREATE TRIGGER staged_evidence_never_changed BEFORE UPDATE OR DELETE ON "staged_evidence" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER staged_evidence_never_emptied BEFORE TRUNCATE ON "staged_evidence" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();

-- A case waits for a second person exactly while a staged decision waits; looked at when the transaction ends.
CREATE FUNCTION case_waits_with_its_staged_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_case uuid;
  waits boolean;
BEGIN
  IF TG_TABLE_NAME = 'case' THEN of_case := NEW.id; ELSE of_case := NEW.case_id; END IF;
  waits := EXISTS (SELECT FROM "case" c WHERE c.id = of_case AND c.state = 'waiting_for_second');
  IF waits <> EXISTS (SELECT FROM staged_decision s WHERE s.case_id = of_case AND s.ended_at IS NULL) THEN
    RAISE EXCEPTION 'case % and its staged decision differ', of_case;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER case_waits_with_its_staged_decision AFTER UPDATE ON "case" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'waiting_for_second' OR OLD.state = 'waiting_for_second') EXECUTE FUNCTION case_waits_with_its_staged_decision();
CREATE CONSTRAINT TRIGGER staged_decision_waits_with_its_case AFTER INSERT OR UPDATE ON "staged_decision" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION case_waits_with_its_staged_decision();

-- A confirmed decision is the one that was staged, by the first person, confirmed by the second.
CREATE FUNCTION decision_was_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM staged_decision s JOIN decision d ON d.id = s.id
    WHERE s.id = NEW.id AND s.ended_as = 'confirmed' AND d.second_member_id = s.ended_by_id
      AND (d.case_id, d.member_id, d.outcome, d.reasons) = (s.case_id, s.member_id, s.outcome, s.reasons)) THEN
    RAISE EXCEPTION 'decision % and its staged decision differ', NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER decision_was_confirmed AFTER INSERT ON "decision" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.second_member_id IS NOT NULL) EXECUTE FUNCTION decision_was_confirmed();
CREATE CONSTRAINT TRIGGER staged_decision_was_decided AFTER UPDATE ON "staged_decision" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.ended_as = 'confirmed') EXECUTE FUNCTION decision_was_confirmed();
