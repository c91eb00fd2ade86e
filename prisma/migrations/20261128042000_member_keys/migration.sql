-- The keys that a member chose for themselves: whether single letters act, and which keys were changed. Null: as they come.
ALTER TABLE "member" ADD COLUMN "keys" JSONB;

ALTER TABLE "member" ADD CONSTRAINT "member_keys" CHECK (
  "keys" IS NULL OR (jsonb_typeof("keys") = 'object' AND length("keys"::text) <= 4000)
);
