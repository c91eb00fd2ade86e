-- A notice is about a case, or about a request that waits for a second person. The latter is there while it waits.
ALTER TABLE "notice" ALTER COLUMN "case_id" DROP NOT NULL;
ALTER TABLE "notice" ADD COLUMN "request" text;
ALTER TABLE "notice" ADD COLUMN "request_id" uuid;
ALTER TABLE "notice" ADD COLUMN "until" timestamptz(3);
ALTER TABLE "notice" DROP CONSTRAINT "notice_kind_is_known";
ALTER TABLE "notice" ADD CONSTRAINT "notice_kind_is_known" CHECK ("kind" IN ('taken_over', 'assigned', 'reassigned', 'mentioned', 'returned', 'due_soon', 'to_confirm'));
ALTER TABLE "notice" ADD CONSTRAINT "notice_request_is_known" CHECK ("request" IN ('rules', 'policies', 'erasure'));
ALTER TABLE "notice" ADD CONSTRAINT "notice_is_about_one" CHECK (("case_id" IS NULL) = ("kind" = 'to_confirm') AND ("kind" = 'to_confirm') = ("request" IS NOT NULL) AND ("request" IS NULL) = ("request_id" IS NULL) AND ("request" IS NULL) = ("until" IS NULL));
-- Once per request and member.
CREATE UNIQUE INDEX "notice_to_confirm_once" ON "notice" ("request_id", "member_id") WHERE "kind" = 'to_confirm';

-- Whatever ends the wait clears them; who confirmed meanwhile, or that it was withdrawn, is shown where the request is.
CREATE FUNCTION request_no_longer_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM notice WHERE request_id = NEW.id AND kind = 'to_confirm';
  RETURN NULL;
END $$;
CREATE TRIGGER rule_publish_no_longer_waits AFTER UPDATE ON "rule_publish" FOR EACH ROW WHEN (OLD.state = 'waiting' AND NEW.state <> 'waiting') EXECUTE FUNCTION request_no_longer_waits();
CREATE TRIGGER policy_publish_no_longer_waits AFTER UPDATE ON "policy_publish" FOR EACH ROW WHEN (OLD.state = 'waiting' AND NEW.state <> 'waiting') EXECUTE FUNCTION request_no_longer_waits();
CREATE TRIGGER erasure_request_no_longer_waits AFTER UPDATE ON "erasure_request" FOR EACH ROW WHEN (OLD.state = 'waiting' AND NEW.state <> 'waiting') EXECUTE FUNCTION request_no_longer_waits();

-- The bell of its member is read again then too.
CREATE FUNCTION notice_cleared() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('docket_notice', OLD.member_id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER notice_cleared AFTER DELETE ON "notice" FOR EACH ROW EXECUTE FUNCTION notice_cleared();
