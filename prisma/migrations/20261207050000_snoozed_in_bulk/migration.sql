-- A job can snooze cases; until when is fixed with the job.
ALTER TABLE "bulk_job" ADD COLUMN "wakes_at" timestamptz(3);
ALTER TABLE "bulk_job" DROP CONSTRAINT "bulk_job_act_is_known";
ALTER TABLE "bulk_job" ADD CONSTRAINT "bulk_job_act_is_known" CHECK ("act" IN ('snooze', 'archive', 'unarchive', 'schedule_deletion', 'restore', 'anonymize', 'delete', 'redact'));
ALTER TABLE "bulk_job" ADD CONSTRAINT "bulk_job_snoozes_until" CHECK (("act" = 'snooze') = ("wakes_at" IS NOT NULL));

CREATE OR REPLACE FUNCTION bulk_job_that_erases_is_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.act, NEW.at_vendor, NEW.member_id, NEW.selection_hash, NEW.policy_version, NEW.wakes_at)
     IS DISTINCT FROM
     (OLD.id, OLD.act, OLD.at_vendor, OLD.member_id, OLD.selection_hash, OLD.policy_version, OLD.wakes_at) THEN
    RAISE EXCEPTION 'a job is not turned into another';
  END IF;
  IF NEW.state = 'running' AND NEW.act IN ('schedule_deletion', 'anonymize', 'delete', 'redact') AND NOT EXISTS (
    SELECT FROM erasure_request r
    WHERE r.job_id = NEW.id AND r.state = 'confirmed' AND r.selection_hash = NEW.selection_hash) THEN
    RAISE EXCEPTION 'job % is not confirmed by a second person', NEW.id;
  END IF;
  RETURN NEW;
END $$;
