-- The organisation's own systems that are told of decisions by signed webhooks, and what each is told.
CREATE TABLE "endpoint" (
  "id" uuid NOT NULL,
  "name" text NOT NULL,
  "url" text NOT NULL,
  "events" text[] NOT NULL,
  "state" text NOT NULL DEFAULT 'active',
  "disabled_because" text,
  -- Sealed; empty once it is removed.
  "secret" text,
  -- The secret before the last rotation, which signs too until its time is over.
  "previous_secret" text,
  "previous_until" timestamptz(3),
  -- Since when no try was answered with 2xx.
  "failing_since" timestamptz(3),
  "last_done_at" timestamptz(3),
  "form_hmac" text,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "endpoint_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "endpoint_state_is_known" CHECK ("state" IN ('active', 'disabled', 'removed')),
  CONSTRAINT "endpoint_disabled_has_a_reason" CHECK (("state" = 'disabled') = ("disabled_because" IS NOT NULL)),
  CONSTRAINT "endpoint_reason_is_known" CHECK ("disabled_because" IN ('by_hand', 'gone')),
  CONSTRAINT "endpoint_secret_is_sealed" CHECK ("secret" LIKE 'v1.%' AND "previous_secret" LIKE 'v1.%'),
  CONSTRAINT "endpoint_removed_has_no_secret" CHECK (("state" = 'removed') = ("secret" IS NULL)),
  CONSTRAINT "endpoint_previous_secret_ends" CHECK (("previous_secret" IS NULL) = ("previous_until" IS NULL)),
  CONSTRAINT "endpoint_takes_events" CHECK (cardinality("events") > 0)
);
-- Two endpoints in use never have the same name.
CREATE UNIQUE INDEX "endpoint_one_name" ON "endpoint" (lower("name")) WHERE "state" <> 'removed';

-- What one endpoint is told of one decision or move. Written with it, in its transaction; holds no personal data.
CREATE TABLE "endpoint_message" (
  "id" uuid NOT NULL,
  -- In the order in which it happened.
  "nth" bigserial NOT NULL,
  "endpoint_id" uuid NOT NULL,
  "event" text NOT NULL,
  -- Empty for a test event.
  "case_id" uuid,
  "decision_id" uuid,
  "move_id" uuid,
  "state" text NOT NULL DEFAULT 'waiting',
  "tries" integer NOT NULL DEFAULT 0,
  "not_before" timestamptz(3) NOT NULL,
  "lease" uuid,
  "leased_until" timestamptz(3),
  -- Of the last try.
  "tried_at" timestamptz(3),
  "status" integer,
  "code" text,
  "took_ms" integer,
  "created_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "ended_at" timestamptz(3),
  CONSTRAINT "endpoint_message_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "endpoint_message_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "endpoint" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "endpoint_message_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "endpoint_message_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "endpoint_message_move_id_fkey" FOREIGN KEY ("move_id") REFERENCES "case_move" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "endpoint_message_state_is_known" CHECK ("state" IN ('waiting', 'delivered', 'failed', 'withdrawn')),
  CONSTRAINT "endpoint_message_end_is_final" CHECK (("state" = 'waiting') = ("ended_at" IS NULL)),
  CONSTRAINT "endpoint_message_is_of_one" CHECK (
    ("case_id" IS NOT NULL AND num_nonnulls("decision_id", "move_id") = 1)
    OR ("case_id" IS NULL AND num_nonnulls("decision_id", "move_id") = 0 AND "event" = 'endpoint.test')),
  CONSTRAINT "endpoint_message_withdrawn_was_not_sent" CHECK ("state" <> 'withdrawn' OR "tries" = 0),
  CONSTRAINT "endpoint_message_lease_ends" CHECK (("lease" IS NULL) = ("leased_until" IS NULL))
);
CREATE UNIQUE INDEX "endpoint_message_nth_key" ON "endpoint_message" ("nth");
CREATE UNIQUE INDEX "endpoint_message_decision_id_endpoint_id_key" ON "endpoint_message" ("decision_id", "endpoint_id");
CREATE UNIQUE INDEX "endpoint_message_move_id_endpoint_id_key" ON "endpoint_message" ("move_id", "endpoint_id");
CREATE INDEX "endpoint_message_ended_at_idx" ON "endpoint_message" ("ended_at");
CREATE INDEX "endpoint_message_due" ON "endpoint_message" ("endpoint_id", "not_before", "nth") WHERE "state" = 'waiting';
CREATE INDEX "endpoint_message_in_order" ON "endpoint_message" ("endpoint_id", "case_id", "nth") WHERE "state" = 'waiting';
