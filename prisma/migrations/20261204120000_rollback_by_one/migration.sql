-- Where the policies allow it, one person rolls back what was published last: while it is watched, to the version
-- directly before, once, and with a proof of who they are.

-- The edition of the policies that allowed it; null where a second person confirms.
ALTER TABLE "rule_publish" ADD COLUMN "allowed_by" integer;
ALTER TABLE "rule_publish" ADD CONSTRAINT "rule_publish_allowed_by_fkey" FOREIGN KEY ("allowed_by") REFERENCES "policy_edition" ("number") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "rule_publish" DROP CONSTRAINT "rule_publish_goes_out_approved";
ALTER TABLE "rule_publish" ADD CONSTRAINT "rule_publish_goes_out_approved" CHECK ("state" NOT IN ('approved', 'scheduled', 'sending', 'published', 'watched', 'suspended', 'failed') OR "approver_id" IS NOT NULL OR "allowed_by" IS NOT NULL);
ALTER TABLE "rule_publish" ADD CONSTRAINT "rule_publish_one_person_rolls_back" CHECK ("allowed_by" IS NULL OR ("rolls_back_id" IS NOT NULL AND "scheduled_for" IS NULL AND "approver_id" IS NULL AND "refuser_id" IS NULL AND "state" NOT IN ('waiting', 'scheduled', 'suspended', 'expired')));

-- Why one person may not do this; null: they may.
CREATE FUNCTION rule_publish_one_person_may(p "rule_publish") RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE newest "rule_version";
BEGIN
  IF NOT EXISTS (
    SELECT FROM policy_edition e JOIN policy f ON f.kind = 'fourEyes' AND f.version = (e.versions ->> 'fourEyes')::integer
    WHERE e.number = p.allowed_by AND e.number = (SELECT max(number) FROM policy_edition) AND f.value ->> 'rulesRollback' = 'one') THEN
    RETURN 'the policies do not let one person roll back rules';
  END IF;
  IF NOT EXISTS (
    SELECT FROM rule_publish o JOIN rule_watch w ON w.publish_id = o.id
    WHERE o.id = p.rolls_back_id AND o.state = 'published' AND w.until > clock_timestamp() AND o.rolls_back_id IS NULL) THEN
    RETURN 'one person rolls back only what two people published and what is still watched';
  END IF;
  SELECT v.* INTO newest FROM rule_version v
  WHERE (v.connection_id, v.kind, v.scope) = (p.connection_id, p.kind, p.scope) AND v.number IS NOT NULL
  ORDER BY v.number DESC LIMIT 1;
  IF newest.publish_id IS DISTINCT FROM p.rolls_back_id OR NOT EXISTS (
    SELECT FROM rule_version b
    WHERE (b.connection_id, b.kind, b.scope, b.number, b.content_hash) = (p.connection_id, p.kind, p.scope, newest.number - 1, p.draft_hash)) THEN
    RETURN 'one person rolls back only to the version directly before';
  END IF;
  -- The proof is used up in the same transaction; what it was given for is hashed as in lib/data/members/step-up.ts.
  IF NOT EXISTS (
    SELECT FROM step_up s WHERE s.member_id = p.author_id AND s.act = 'rules rollback'
      AND s.used_at >= date_trunc('milliseconds', transaction_timestamp())
      AND s.selection_hash = encode(sha256(convert_to(format('{"kind":"rules_rollback","publishId":"%s"}', p.rolls_back_id), 'UTF8')), 'hex')) THEN
    RETURN 'one person rolls back only after proving again who they are';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION rule_publish_follows_its_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE problem text;
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a request to publish rules is never deleted'; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> (CASE WHEN NEW.allowed_by IS NULL THEN 'waiting' ELSE 'approved' END) OR cardinality(NEW.command_ids) > 0 THEN
      RAISE EXCEPTION 'a request to publish rules begins by waiting';
    END IF;
    problem := rule_publish_rests_on(NEW);
    IF problem IS NULL AND NEW.allowed_by IS NOT NULL THEN
      problem := coalesce(rule_publish_still_holds(NEW), rule_publish_one_person_may(NEW));
    END IF;
    IF problem IS NOT NULL THEN RAISE EXCEPTION '%', problem; END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.connection_id, NEW.kind, NEW.scope, NEW."values", NEW.draft_hash, NEW.current, NEW.current_hash, NEW.simulation_id,
      NEW.restores_id, NEW.rolls_back_id, NEW.allowed_by, NEW.rationale, NEW.author_id, NEW.requested_at, NEW.expires_at, NEW.scheduled_for)
     IS DISTINCT FROM (OLD.id, OLD.connection_id, OLD.kind, OLD.scope, OLD."values", OLD.draft_hash, OLD.current, OLD.current_hash, OLD.simulation_id,
      OLD.restores_id, OLD.rolls_back_id, OLD.allowed_by, OLD.rationale, OLD.author_id, OLD.requested_at, OLD.expires_at, OLD.scheduled_for) THEN
    RAISE EXCEPTION 'a request to publish rules is not turned into another';
  END IF;
  IF OLD.approver_id IS NOT NULL AND (NEW.approver_id, NEW.approved_at) IS DISTINCT FROM (OLD.approver_id, OLD.approved_at) THEN
    RAISE EXCEPTION 'who confirmed it stays';
  END IF;
  IF cardinality(OLD.command_ids) > 0 AND NEW.command_ids <> OLD.command_ids THEN
    RAISE EXCEPTION 'the commands of a request stay';
  END IF;
  IF NEW.state = OLD.state THEN RETURN NEW; END IF;
  IF NOT (OLD.state, NEW.state) IN (
    ('waiting', 'approved'), ('waiting', 'scheduled'), ('waiting', 'refused'), ('waiting', 'withdrawn'), ('waiting', 'void'), ('waiting', 'expired'),
    ('approved', 'sending'), ('approved', 'withdrawn'), ('approved', 'void'),
    ('scheduled', 'sending'), ('scheduled', 'suspended'), ('scheduled', 'withdrawn'), ('scheduled', 'void'),
    ('suspended', 'withdrawn'), ('suspended', 'void'),
    ('sending', 'published'), ('sending', 'failed'),
    ('published', 'watched')) THEN
    RAISE EXCEPTION 'a request to publish rules does not go from % to %', OLD.state, NEW.state;
  END IF;
  IF NEW.state IN ('approved', 'scheduled') AND OLD.expires_at <= clock_timestamp() THEN
    RAISE EXCEPTION 'this request to publish rules has expired';
  END IF;
  IF NEW.state = 'sending' AND NEW.scheduled_for > clock_timestamp() THEN
    RAISE EXCEPTION 'this request to publish rules is for later';
  END IF;
  IF NEW.state IN ('approved', 'scheduled', 'sending') THEN
    problem := rule_publish_still_holds(NEW);
    IF problem IS NOT NULL THEN RAISE EXCEPTION '%', problem; END IF;
  END IF;
  RETURN NEW;
END $$;

-- Only a request that a second person confirmed lets one person roll back: no release of Docket does.
CREATE FUNCTION policy_keeps_two_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'fourEyes' AND NEW.publish_id IS NULL AND NEW.value ->> 'rulesRollback' = 'one' AND NOT EXISTS (
    SELECT FROM policy p WHERE p.kind = NEW.kind AND p.version = NEW.version - 1 AND p.value ->> 'rulesRollback' = 'one') THEN
    RAISE EXCEPTION 'version % of policy % is not confirmed by a second person', NEW.version, NEW.kind;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER policy_keeps_two_people BEFORE INSERT ON "policy" FOR EACH ROW EXECUTE FUNCTION policy_keeps_two_people();
