-- How a member has the rows of the queue: which columns, in which order, how high. Null: as they come.
ALTER TABLE "member" ADD COLUMN "queue_look" JSONB;

ALTER TABLE "member" ADD CONSTRAINT "member_queue_look" CHECK (
  "queue_look" IS NULL OR (jsonb_typeof("queue_look") = 'object' AND length("queue_look"::text) <= 1000)
);
