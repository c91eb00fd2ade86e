-- One loop of our own runs what comes due; the queue of graphile-worker is no longer used.

-- When the next page of a connection's pull is due.
ALTER TABLE "pull" ADD COLUMN "due_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
DROP SCHEMA IF EXISTS graphile_worker CASCADE;

-- The table says what its rows are.
ALTER TABLE "ask_again" RENAME TO "refetch";
ALTER TABLE "refetch" RENAME CONSTRAINT "ask_again_pkey" TO "refetch_pkey";
ALTER TABLE "refetch" RENAME CONSTRAINT "ask_again_connection_id_fkey" TO "refetch_connection_id_fkey";
ALTER TABLE "refetch" RENAME CONSTRAINT "ask_again_because_is_known" TO "refetch_because_is_known";
ALTER TABLE "refetch" RENAME CONSTRAINT "ask_again_state_is_known" TO "refetch_state_is_known";
ALTER INDEX "ask_again_connection_id_state_due_at_idx" RENAME TO "refetch_connection_id_state_due_at_idx";
ALTER INDEX "ask_again_urgent" RENAME TO "refetch_urgent";
