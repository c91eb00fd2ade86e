-- A member has a connection tried now: the worker makes one call, and others until the vendor answers.
CREATE TABLE "connection_try" (
  "connection_id" uuid NOT NULL,
  "asked_at" timestamptz(3) NOT NULL,
  -- When the worker calls next; null once the vendor has answered.
  "due_at" timestamptz(3),
  "tried_at" timestamptz(3),
  CONSTRAINT "connection_try_pkey" PRIMARY KEY ("connection_id"),
  CONSTRAINT "connection_try_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
