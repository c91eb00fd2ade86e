-- Hits by state, exact whatever the size, as the cases are counted: differences are appended and folded later.
CREATE TABLE "hit_count" (
  "id" bigserial NOT NULL,
  "state" text NOT NULL,
  "amount" integer NOT NULL,
  CONSTRAINT "hit_count_pkey" PRIMARY KEY ("id")
);

CREATE FUNCTION count_hits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before text := CASE WHEN TG_OP <> 'INSERT' AND OLD.gone_at IS NULL THEN OLD.state END;
  after text := CASE WHEN TG_OP <> 'DELETE' AND NEW.gone_at IS NULL THEN NEW.state END;
BEGIN
  IF before IS NOT DISTINCT FROM after THEN
    RETURN NULL;
  END IF;
  IF before IS NOT NULL THEN
    INSERT INTO hit_count ("state", "amount") VALUES (before, -1);
  END IF;
  IF after IS NOT NULL THEN
    INSERT INTO hit_count ("state", "amount") VALUES (after, 1);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_hits AFTER INSERT OR UPDATE OR DELETE ON "hit" FOR EACH ROW EXECUTE FUNCTION count_hits();

INSERT INTO "hit_count" ("state", "amount")
  SELECT "state", count(*)::int FROM "hit" WHERE "gone_at" IS NULL GROUP BY "state";

-- The tab "Closed" is of two states; without this all of them were read and sorted for one page.
CREATE INDEX "hit_closed" ON "hit" ((-"severity"), "found_at", "id") WHERE "gone_at" IS NULL AND "state" IN ('true_match', 'false_positive');

-- What was returned to a member is looked for among their own.
CREATE INDEX "staged_decision_member_id_case_id_staged_at_idx" ON "staged_decision" ("member_id", "case_id", "staged_at");

-- Webhook events are removed by their age, whatever their connection.
CREATE INDEX "webhook_event_last_at_idx" ON "webhook_event" ("last_at");

-- What housekeeping removes is found by its age.
CREATE INDEX "evidence_view_unseen" ON "evidence_view" ("sent_at") WHERE "seen_at" IS NULL;
CREATE INDEX "notice_read" ON "notice" ("read_at") WHERE "read_at" IS NOT NULL;
