-- Simulations of weights: what the worker is asked for and how far it is, the figures, the sessions behind them.

-- The formula and the figures of a simulation of weights; null where nothing is modelled.
ALTER TABLE "rule_simulation" ADD COLUMN "detail" jsonb;

CREATE TABLE "rule_simulation_run" (
  "id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "scope" text NOT NULL,
  "member_id" uuid NOT NULL,
  "draft_hash" text NOT NULL,
  "base_hash" text NOT NULL,
  "state" text NOT NULL DEFAULT 'waiting',
  "asked_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "started_at" timestamptz(3),
  "leased_until" timestamptz(3),
  "done" integer NOT NULL DEFAULT 0,
  "total" integer NOT NULL DEFAULT 0,
  "ended_at" timestamptz(3),
  "simulation_id" uuid,
  CONSTRAINT "rule_simulation_run_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "rule_simulation_run_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_simulation_run_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_simulation_run_simulation_id_fkey" FOREIGN KEY ("simulation_id") REFERENCES "rule_simulation" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_simulation_run_kind_is_weights" CHECK ("kind" = 'weights'),
  CONSTRAINT "rule_simulation_run_state_is_known" CHECK ("state" IN ('waiting', 'running', 'done', 'stopped', 'timed_out', 'changed', 'failed')),
  CONSTRAINT "rule_simulation_run_counts" CHECK ("done" >= 0 AND "done" <= "total"),
  CONSTRAINT "rule_simulation_run_is_leased_while_it_runs" CHECK (("state" = 'running') = ("leased_until" IS NOT NULL)),
  CONSTRAINT "rule_simulation_run_end" CHECK (("state" IN ('waiting', 'running')) = ("ended_at" IS NULL)),
  -- A run that did not end well leaves no number.
  CONSTRAINT "rule_simulation_run_result" CHECK (("state" = 'done') = ("simulation_id" IS NOT NULL))
);
CREATE UNIQUE INDEX "rule_simulation_run_simulation_id_key" ON "rule_simulation_run" ("simulation_id");
CREATE INDEX "rule_simulation_run_connection_id_asked_at_idx" ON "rule_simulation_run" ("connection_id", "asked_at");
CREATE UNIQUE INDEX "rule_simulation_run_one_open" ON "rule_simulation_run" ("connection_id", "kind", "scope") WHERE "state" IN ('waiting', 'running');

-- What has ended stays as it is.
CREATE FUNCTION rule_simulation_run_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a run of a simulation is never deleted'; END IF;
  IF OLD.ended_at IS NOT NULL THEN RAISE EXCEPTION 'a run of a simulation that has ended stays'; END IF;
  IF (NEW.id, NEW.connection_id, NEW.kind, NEW.scope, NEW.member_id, NEW.draft_hash, NEW.base_hash, NEW.asked_at)
     IS DISTINCT FROM (OLD.id, OLD.connection_id, OLD.kind, OLD.scope, OLD.member_id, OLD.draft_hash, OLD.base_hash, OLD.asked_at) THEN
    RAISE EXCEPTION 'a run of a simulation is not turned into another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rule_simulation_run_ends_once BEFORE UPDATE OR DELETE ON "rule_simulation_run" FOR EACH ROW EXECUTE FUNCTION rule_simulation_run_ends_once();

-- The sessions that a draft would flip. They go when their applicant is erased; the counts stay.
CREATE TABLE "rule_simulation_flip" (
  "simulation_id" uuid NOT NULL,
  "applicant_id" uuid NOT NULL,
  "effect" text NOT NULL,
  "before" double precision NOT NULL,
  "after" double precision NOT NULL,
  "error" double precision NOT NULL,
  "moved_by" text,
  "document" text,
  "country" text,
  "month" text,
  CONSTRAINT "rule_simulation_flip_pkey" PRIMARY KEY ("simulation_id", "applicant_id"),
  CONSTRAINT "rule_simulation_flip_simulation_id_fkey" FOREIGN KEY ("simulation_id") REFERENCES "rule_simulation" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_simulation_flip_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "rule_simulation_flip_effect_is_known" CHECK ("effect" IN ('newly_passed', 'newly_failed', 'cant_tell')),
  CONSTRAINT "rule_simulation_flip_is_finite" CHECK (abs("before") < 'Infinity' AND abs("after") < 'Infinity' AND "error" BETWEEN 0 AND 99)
);
CREATE INDEX "rule_simulation_flip_applicant_id_idx" ON "rule_simulation_flip" ("applicant_id");
