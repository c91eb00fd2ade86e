-- Pages of the ledger ---------------------------------------------------------------------------------------------
-- The screen shows the newest rows first, by their time, then their number: a filter by time is then a range of each of
-- these indexes, also where a clock was set back. A page reads at most its own length from each chosen person, kind, or
-- pair of both, so that it costs the same at any depth and however rare a pair is.

CREATE INDEX "ledger_at_seq_idx" ON "ledger" ("at", "seq");
CREATE INDEX "ledger_actor_id_at_seq_idx" ON "ledger" ("actor_id", "at", "seq");
CREATE INDEX "ledger_kind_at_seq_idx" ON "ledger" ("kind", "at", "seq");
CREATE INDEX "ledger_actor_id_kind_at_seq_idx" ON "ledger" ("actor_id", "kind", "at", "seq");
CREATE INDEX "ledger_subject_id_at_seq_idx" ON "ledger" ("subject_id", "at", "seq");
DROP INDEX "ledger_subject_id_seq_idx";
DROP INDEX "ledger_actor_id_seq_idx";
DROP INDEX "ledger_kind_seq_idx";
