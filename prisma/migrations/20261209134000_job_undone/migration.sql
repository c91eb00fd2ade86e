-- A job that archives can be undone until its last call is sent: its items then lead back.
ALTER TABLE "bulk_job" ADD COLUMN "undone_at" timestamptz(3);
