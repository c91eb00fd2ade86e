-- By which version of the risk points the risk of a case was assessed; 0: not known. Open cases of an earlier version are
-- assessed again, those that are due first.
ALTER TABLE "case" ADD COLUMN "risk_policy" integer NOT NULL DEFAULT 0;
CREATE INDEX "case_risk_behind" ON "case" ("risk_policy", "due_at") WHERE "state" <> 'decided';
