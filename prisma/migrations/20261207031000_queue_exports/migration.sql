-- A file of the queue's cases that a member ordered: written by the worker, page by page, kept sealed for a day at most.
CREATE TABLE "queue_export" (
  "id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  -- What it is of: a filter, whose text may be a person's name, or the ids of cases. Sealed.
  "selection" text NOT NULL,
  "state" text NOT NULL DEFAULT 'running',
  "expected" integer NOT NULL,
  "written" integer NOT NULL DEFAULT 0,
  "parts" integer NOT NULL DEFAULT 0,
  -- Where the next page begins: a moment and an id.
  "cursor" text,
  "tries" integer NOT NULL DEFAULT 0,
  "lease" uuid,
  "leased_until" timestamptz(3),
  "sha256" text,
  "ordered_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "finished_at" timestamptz(3),
  "expires_at" timestamptz(3) NOT NULL,
  CONSTRAINT "queue_export_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "queue_export_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "queue_export_is_sealed" CHECK ("selection" LIKE 'v1.%'),
  CONSTRAINT "queue_export_state_is_known" CHECK ("state" IN ('running', 'ready', 'failed')),
  CONSTRAINT "queue_export_is_whole_when_ready" CHECK (("state" = 'ready') = ("sha256" IS NOT NULL AND "finished_at" IS NOT NULL)),
  CONSTRAINT "queue_export_is_kept_a_day" CHECK ("expires_at" <= "ordered_at" + interval '24 hours'),
  CONSTRAINT "queue_export_has_a_limit" CHECK ("written" >= 0 AND "written" <= 110000)
);
CREATE INDEX "queue_export_member_id_ordered_at_idx" ON "queue_export" ("member_id", "ordered_at");
CREATE INDEX "queue_export_expires_at_idx" ON "queue_export" ("expires_at");

CREATE TABLE "queue_export_part" (
  "export_id" uuid NOT NULL,
  "nth" integer NOT NULL,
  "bytes" bytea NOT NULL,
  CONSTRAINT "queue_export_part_pkey" PRIMARY KEY ("export_id", "nth"),
  CONSTRAINT "queue_export_part_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "queue_export" ("id") ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "queue_export_part_is_sealed" CHECK (get_byte("bytes", 0) = 1)
);
