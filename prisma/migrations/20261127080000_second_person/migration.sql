-- What a staged decision rests on, in values, and what of it changed where it became void: the second person reads both.
-- Decisions that were staged by an older release have neither.
ALTER TABLE "staged_decision" ADD COLUMN "ground" text, ADD COLUMN "changes" text;
ALTER TABLE "staged_decision"
  ADD CONSTRAINT "staged_decision_ground_is_sealed" CHECK (("ground" IS NULL OR "ground" LIKE 'v1.%') AND ("changes" IS NULL OR "changes" LIKE 'v1.%')),
  ADD CONSTRAINT "staged_decision_changes_are_of_a_void" CHECK ("changes" IS NULL OR "ended_as" IS NOT DISTINCT FROM 'voided');

CREATE OR REPLACE FUNCTION staged_decision_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_the_end text[] := ARRAY['ended_at', 'ended_as', 'ended_by_id', 'sentence', 'changed_parts', 'changes'];
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a staged decision is never deleted'; END IF;
  IF OLD.ended_at IS NOT NULL THEN RAISE EXCEPTION 'staged decision % has ended', OLD.id; END IF;
  IF (to_jsonb(NEW) - of_the_end) IS DISTINCT FROM (to_jsonb(OLD) - of_the_end) THEN
    RAISE EXCEPTION 'staged decision % is not turned into another', OLD.id;
  END IF;
  IF NEW.ended_as IN ('confirmed', 'returned')
     AND NOT EXISTS (SELECT FROM member m WHERE m.id = NEW.ended_by_id AND m.id <> OLD.member_id AND m.role = 'approver' AND m.disabled_at IS NULL) THEN
    RAISE EXCEPTION 'staged decision % needs a second person, an approver', OLD.id;
  END IF;
  RETURN NEW;
END $$;

-- A notice is told to its member when its transaction commits. Only their id: what it says is read.
CREATE FUNCTION notice_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('docket_notice', NEW.member_id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER notice_written AFTER INSERT ON "notice" FOR EACH ROW EXECUTE FUNCTION notice_written();
