-- The watch of a published version, day by day (UTC): before it was published, and since.
ALTER TABLE "rule_watch" ADD COLUMN "before_days" jsonb NOT NULL DEFAULT '[]';
ALTER TABLE "rule_watch" ADD COLUMN "after_days" jsonb NOT NULL DEFAULT '[]';
