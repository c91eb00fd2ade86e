-- An HMAC of the whole form that made the row. The same form sent again gets the same answer; another form under the same
-- id is refused. Null in rows that are older than this migration: a form sent again for them is refused.
ALTER TABLE "decision" ADD COLUMN "form_hmac" text;
ALTER TABLE "connection" ADD COLUMN "form_hmac" text;
