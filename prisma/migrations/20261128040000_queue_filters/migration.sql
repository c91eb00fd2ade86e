-- Filters and orders of the queue. A page of any order is read along an index of its own, and a value that few cases
-- have is found by an index: without it PostgreSQL would walk the order of the page to its end.

-- Orders besides the due date (case_under_review, case_archived) and the decision (case_decided): how long a case is
-- open, and its risk. The risk is a number so that all columns of an order go one way; see lib/data/cases/sorting.ts.
CREATE INDEX "case_review_by_opened" ON "case" ("opened_at", "id") WHERE "state" <> 'decided';
CREATE INDEX "case_review_by_risk" ON "case" ((CASE "risk" WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END), "due_at", "id") WHERE "state" <> 'decided';
CREATE INDEX "case_decided_by_opened" ON "case" ("opened_at", "id") WHERE "state" = 'decided';
CREATE INDEX "case_decided_by_risk" ON "case" ((CASE "risk" WHEN 'high' THEN 2 WHEN 'medium' THEN 1 ELSE 0 END), "decided_at", "id") WHERE "state" = 'decided';
CREATE INDEX "case_archived_by_opened" ON "case" ("opened_at", "id") WHERE "is_archived";
CREATE INDEX "case_archived_by_risk" ON "case" ((CASE "risk" WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END), "due_at", "id") WHERE "is_archived";

-- Who has a case is found by case_held while it is under review. The others: no one, and who decided it.
CREATE INDEX "case_review_unassigned" ON "case" ("due_at", "id") WHERE "assignee_id" IS NULL AND "state" <> 'decided';
CREATE INDEX "case_decided_by" ON "case" ("assignee_id", "decided_at", "id") WHERE "state" = 'decided';

-- Kinds and outcomes of blockers; and cases without any, which the first index can't hold.
CREATE INDEX "case_blockers" ON "case" USING gin ("blockers" jsonb_path_ops);
CREATE INDEX "case_review_clear" ON "case" ("due_at", "id") WHERE "blockers" = '[]' AND "state" <> 'decided';
CREATE INDEX "case_decided_clear" ON "case" ("decided_at", "id") WHERE "blockers" = '[]' AND "state" = 'decided';

CREATE INDEX "applicant_search_country_idx" ON "applicant_search" ("country");
