-- A claim is a lease on a case: whose it is ("assignee_id"), since when and until when. An assignment is a case that
-- someone gave to a member ("assigned_by_id"): it has no end, and remains when a lease ends.
ALTER TABLE "case" ADD COLUMN "claimed_at" timestamptz(3);
ALTER TABLE "case" ADD COLUMN "claimed_until" timestamptz(3);
ALTER TABLE "case" ADD COLUMN "assigned_by_id" uuid;
ALTER TABLE "case" ADD CONSTRAINT "case_assigned_by_id_fkey" FOREIGN KEY ("assigned_by_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- A case that was claimed before there were leases is free again once the worker runs.
UPDATE "case" SET "claimed_at" = CURRENT_TIMESTAMP, "claimed_until" = CURRENT_TIMESTAMP WHERE "state" = 'claimed';

ALTER TABLE "case" DROP CONSTRAINT "case_claimed_has_an_assignee";
ALTER TABLE "case" ADD CONSTRAINT "case_claimed_has_a_lease" CHECK ("state" <> 'claimed' OR "claimed_until" IS NOT NULL);
ALTER TABLE "case" ADD CONSTRAINT "case_lease_is_whole" CHECK (("claimed_until" IS NULL) = ("claimed_at" IS NULL) AND ("claimed_until" IS NULL OR "assignee_id" IS NOT NULL));
ALTER TABLE "case" ADD CONSTRAINT "case_lease_is_of_work_under_way" CHECK ("claimed_until" IS NULL OR "state" IN ('claimed', 'escalated', 'waiting_for_second'));
ALTER TABLE "case" ADD CONSTRAINT "case_assignment_names_both" CHECK ("assigned_by_id" IS NULL OR ("assignee_id" IS NOT NULL AND "state" <> 'decided'));

-- "Take next" reads the front of one of these, by the order that the policy sets.
CREATE INDEX "case_free_by_due" ON "case" ("due_at", "id") WHERE "state" = 'open' AND "assignee_id" IS NULL;
CREATE INDEX "case_free_by_age" ON "case" ("opened_at", "id") WHERE "state" = 'open' AND "assignee_id" IS NULL;
CREATE INDEX "case_free_by_risk" ON "case" ((CASE "risk" WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END), "due_at", "id") WHERE "state" = 'open' AND "assignee_id" IS NULL;
-- The same for a member who only takes cases of some providers.
CREATE INDEX "case_free_by_due_of_connection" ON "case" ("connection_id", "due_at", "id") WHERE "state" = 'open' AND "assignee_id" IS NULL;
CREATE INDEX "case_free_by_age_of_connection" ON "case" ("connection_id", "opened_at", "id") WHERE "state" = 'open' AND "assignee_id" IS NULL;
CREATE INDEX "case_free_by_risk_of_connection" ON "case" ("connection_id", (CASE "risk" WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END), "due_at", "id") WHERE "state" = 'open' AND "assignee_id" IS NULL;
CREATE INDEX "case_held" ON "case" ("assignee_id", "due_at", "id") WHERE "assignee_id" IS NOT NULL AND "state" <> 'decided';
CREATE INDEX "case_leased" ON "case" ("claimed_until") WHERE "claimed_until" IS NOT NULL;

-- Cases that a member passed on. "words" is sealed under the applicant's data key.
CREATE TABLE "case_skip" (
  "id" uuid NOT NULL,
  "case_id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "reason" text NOT NULL,
  "words" text,
  "skipped_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "case_skip_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "case_skip_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "case_skip_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "case_skip_reason_is_known" CHECK ("reason" IN ('language', 'expertise', 'knows_the_person', 'needs_time', 'other')),
  CONSTRAINT "case_skip_other_says_why" CHECK ("reason" <> 'other' OR "words" IS NOT NULL),
  CONSTRAINT "case_skip_words_are_sealed" CHECK ("words" IS NULL OR "words" LIKE 'v1.%')
);
CREATE INDEX "case_skip_member_id_skipped_at_idx" ON "case_skip" ("member_id", "skipped_at");
CREATE INDEX "case_skip_case_id_idx" ON "case_skip" ("case_id");

-- The providers whose cases a member takes; a member without a row takes all.
CREATE TABLE "member_skill" (
  "member_id" uuid NOT NULL,
  "provider" text NOT NULL,
  CONSTRAINT "member_skill_pkey" PRIMARY KEY ("member_id", "provider"),
  CONSTRAINT "member_skill_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);

-- What a member is told. No personal data: the case is named by its id.
CREATE TABLE "notice" (
  "id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "kind" text NOT NULL,
  "case_id" uuid NOT NULL,
  "by_id" uuid,
  "at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "read_at" timestamptz(3),
  CONSTRAINT "notice_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "notice_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "notice_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "notice_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "notice_kind_is_known" CHECK ("kind" IN ('taken_over', 'assigned', 'reassigned', 'mentioned', 'returned', 'due_soon'))
);
CREATE INDEX "notice_member_id_at_id_idx" ON "notice" ("member_id", "at", "id");
CREATE INDEX "notice_case_id_idx" ON "notice" ("case_id");
CREATE INDEX "notice_unread" ON "notice" ("member_id") WHERE "read_at" IS NULL;
-- Once per case and holder.
CREATE UNIQUE INDEX "notice_due_soon_once" ON "notice" ("case_id", "member_id") WHERE "kind" = 'due_soon';

-- A claim ends with the work it was for: when the case is decided, held, snoozed, escalated, waits or is open again. A
-- case that then still has an assignee is assigned to them: it waits for them, and comes back to them.
CREATE FUNCTION case_claim_ends_with_its_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.claimed_at := NULL;
  NEW.claimed_until := NULL;
  IF NEW.state = 'decided' THEN
    NEW.assigned_by_id := NULL;
  ELSIF NEW.assignee_id IS NOT NULL AND NEW.assigned_by_id IS NULL THEN
    NEW.assigned_by_id := NEW.assignee_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_claim_ends_with_its_work BEFORE UPDATE ON "case" FOR EACH ROW WHEN (OLD.state <> NEW.state AND NEW.state <> 'claimed') EXECUTE FUNCTION case_claim_ends_with_its_work();
