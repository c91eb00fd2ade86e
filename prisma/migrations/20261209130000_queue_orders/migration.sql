-- The orders of the queue by provider and by assignee. Connections and members are read in the order of their names, and
-- each one's cases along an index that has them in the order of the tab. What exists for connections
-- (connection_id, state, due_at, id) has them in that order within one state only, and by the limit, not the decision.
CREATE INDEX "case_review_by_connection" ON "case" ("connection_id", "due_at", "id") WHERE "state" <> 'decided';
CREATE INDEX "case_decided_by_connection" ON "case" ("connection_id", "decided_at", "id") WHERE "state" = 'decided';
CREATE INDEX "case_archived_by_connection" ON "case" ("connection_id", "due_at", "id") WHERE "is_archived";

-- Of assignees case_held, case_decided_by, case_review_unassigned and case_decided_unassigned are there. Archived cases
-- without one are at the end of this.
CREATE INDEX "case_archived_by_assignee" ON "case" ("assignee_id", "due_at", "id") WHERE "is_archived";
