-- "Unassigned" is counted for every tab. A decided case has the member who decided it, so this index is nearly empty;
-- without it PostgreSQL reads all decided cases to find none.
CREATE INDEX "case_decided_unassigned" ON "case" ("decided_at", "id") WHERE "assignee_id" IS NULL AND "state" = 'decided';
