-- Connections: paused and removed, secrets that were replaced, pace ----------------------------------------------

ALTER TABLE "connection"
  ADD COLUMN "paused_because" text,
  ADD COLUMN "previous_settings" text,
  ADD COLUMN "previous_until" timestamptz(3),
  ADD COLUMN "accepts_erasure" boolean NOT NULL DEFAULT false,
  ADD COLUMN "round_every_minutes" integer,
  ADD COLUMN "calls_per_second" double precision,
  DROP CONSTRAINT "connection_status_is_known",
  ADD CONSTRAINT "connection_status_is_known" CHECK ("status" IN ('active', 'paused', 'removed')),
  ADD CONSTRAINT "connection_paused_has_a_reason" CHECK (("status" = 'paused') = ("paused_because" IS NOT NULL)),
  ADD CONSTRAINT "connection_previous_settings_are_sealed" CHECK ("previous_settings" LIKE 'v1.%'),
  ADD CONSTRAINT "connection_previous_settings_end" CHECK (("previous_settings" IS NULL) = ("previous_until" IS NULL)),
  ADD CONSTRAINT "connection_pace_is_possible" CHECK ("round_every_minutes" BETWEEN 1 AND 10080 AND "calls_per_second" BETWEEN 0.05 AND 200);
DROP INDEX "connection_provider_label_key";
-- A removed connection keeps its name for its applicants, and frees it for another.
CREATE UNIQUE INDEX "connection_one_label" ON "connection" ("provider", "label") WHERE "status" <> 'removed';

-- How many the vendor says there are, for the progress of a first copy; null where it says nothing. How long the pages of
-- a round took together tells how fast it goes, whatever lay between them: a night in which the worker was off, a pause.
ALTER TABLE "pull" ADD COLUMN "expected" integer, ADD COLUMN "worked_ms" integer NOT NULL DEFAULT 0;

-- How the calls of one minute ended, for the error rate; kept for a day.
CREATE TABLE "call_tally" (
  "connection_id" uuid NOT NULL,
  "minute" timestamptz(3) NOT NULL,
  "calls" integer NOT NULL,
  "failures" integer NOT NULL,
  "last_code" text,
  CONSTRAINT "call_tally_pkey" PRIMARY KEY ("connection_id", "minute"),
  CONSTRAINT "call_tally_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);

-- Webhooks -------------------------------------------------------------------------------------------------------

CREATE TABLE "webhook_event" (
  "id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "event_id" text NOT NULL,
  "type" text,
  "external_ids" text[] NOT NULL,
  "is_ping" boolean NOT NULL DEFAULT false,
  "times" integer NOT NULL DEFAULT 1,
  "received_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "webhook_event_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "webhook_event_connection_id_event_id_key" ON "webhook_event" ("connection_id", "event_id");
CREATE INDEX "webhook_event_connection_id_last_at_idx" ON "webhook_event" ("connection_id", "last_at");

CREATE TABLE "webhook_refusal" (
  "connection_id" uuid NOT NULL,
  "day" date NOT NULL,
  "reason" text NOT NULL,
  "count" integer NOT NULL,
  "last_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "webhook_refusal_pkey" PRIMARY KEY ("connection_id", "day", "reason"),
  CONSTRAINT "webhook_refusal_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- Whom to ask the vendor about again -------------------------------------------------------------------------------

CREATE TABLE "ask_again" (
  "connection_id" uuid NOT NULL,
  "external_id" text NOT NULL,
  "because" text NOT NULL,
  "state" text NOT NULL DEFAULT 'pending',
  "times" integer NOT NULL DEFAULT 1,
  "tries" integer NOT NULL DEFAULT 0,
  "first_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "due_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "leased_until" timestamptz(3),
  "code" text,
  "problem" text,
  CONSTRAINT "ask_again_pkey" PRIMARY KEY ("connection_id", "external_id"),
  CONSTRAINT "ask_again_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "ask_again_because_is_known" CHECK ("because" IN ('webhook', 'import', 'created', 'command', 'by_hand')),
  CONSTRAINT "ask_again_state_is_known" CHECK ("state" IN ('pending', 'dead'))
);
CREATE INDEX "ask_again_connection_id_state_due_at_idx" ON "ask_again" ("connection_id", "state", "due_at");
-- What someone waits for goes before an import of a hundred thousand ids.
CREATE INDEX "ask_again_urgent" ON "ask_again" ("connection_id", "due_at") WHERE "state" = 'pending' AND "because" <> 'import';

-- Commands to vendors ----------------------------------------------------------------------------------------------

CREATE TABLE "command" (
  "id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "applicant_id" uuid,
  "case_id" uuid,
  "decision_id" uuid,
  "member_id" uuid,
  "kind" text NOT NULL,
  "is_reversible" boolean NOT NULL,
  "input" text NOT NULL,
  "answer" text,
  "made_external_id" text,
  "note" text,
  "state" text NOT NULL DEFAULT 'waiting',
  "tries" integer NOT NULL DEFAULT 0,
  "not_before" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "sent_at" timestamptz(3),
  "code" text,
  "problem" text,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "ended_at" timestamptz(3),
  CONSTRAINT "command_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "command_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "command_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "command_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "command_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "command_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "command_state_is_known" CHECK ("state" IN ('held', 'waiting', 'unknown', 'done', 'refused', 'conflict', 'needs_person', 'withdrawn', 'settled')),
  CONSTRAINT "command_is_sealed" CHECK ("input" LIKE 'v1.%' AND ("answer" IS NULL OR "answer" LIKE 'v1.%') AND ("note" IS NULL OR "note" LIKE 'v1.%')),
  CONSTRAINT "command_end_is_final" CHECK (("state" IN ('done', 'withdrawn', 'settled')) = ("ended_at" IS NOT NULL)),
  CONSTRAINT "command_sent_was_tried" CHECK ("state" <> 'unknown' OR ("sent_at" IS NOT NULL AND "tries" > 0))
);
-- SECURITY bar 6: one decision orders the same thing once.
CREATE UNIQUE INDEX "command_case_id_kind_decision_id_key" ON "command" ("case_id", "kind", "decision_id");
CREATE INDEX "command_state_not_before_idx" ON "command" ("state", "not_before");
CREATE INDEX "command_applicant_id_idx" ON "command" ("applicant_id");
CREATE INDEX "command_connection_id_created_at_idx" ON "command" ("connection_id", "created_at");
CREATE INDEX "command_connection_id_made_external_id_idx" ON "command" ("connection_id", "made_external_id");

-- What ended stays as it ended, and nobody turns one command into another.
CREATE FUNCTION command_keeps_its_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a command is never deleted'; END IF;
  IF OLD.ended_at IS NOT NULL AND (NEW.state, NEW.ended_at, NEW.sent_at, NEW.tries) IS DISTINCT FROM (OLD.state, OLD.ended_at, OLD.sent_at, OLD.tries) THEN
    RAISE EXCEPTION 'a command that ended stays as it ended';
  END IF;
  IF (NEW.id, NEW.connection_id, NEW.applicant_id, NEW.case_id, NEW.decision_id, NEW.member_id, NEW.kind, NEW.is_reversible, NEW.input)
     IS DISTINCT FROM (OLD.id, OLD.connection_id, OLD.applicant_id, OLD.case_id, OLD.decision_id, OLD.member_id, OLD.kind, OLD.is_reversible, OLD.input) THEN
    RAISE EXCEPTION 'a command is not turned into another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER command_keeps_its_order BEFORE UPDATE OR DELETE ON "command" FOR EACH ROW EXECUTE FUNCTION command_keeps_its_order();
