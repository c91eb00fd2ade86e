-- Live updates ------------------------------------------------------------------------------------------------------
-- A change that the queue shows is told on the channel docket_case when its transaction commits: ids and codes, no
-- personal data, about 250 bytes (the limit of a notification is 8,000). A change that nobody can see is not told, since
-- notifying takes a lock at commit.
CREATE FUNCTION tell_case(told "case") RETURNS void LANGUAGE sql AS $$
  SELECT pg_notify('docket_case', json_build_object('caseId', told.id, 'applicantId', told.applicant_id,
    'state', told.state, 'outcome', told.outcome, 'assigneeId', told.assignee_id, 'version', told.version)::text);
$$;

CREATE FUNCTION case_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_case(NEW);
  RETURN NULL;
END $$;
CREATE TRIGGER case_opened AFTER INSERT ON "case" FOR EACH ROW EXECUTE FUNCTION case_changed();
CREATE TRIGGER case_changed AFTER UPDATE ON "case" FOR EACH ROW WHEN (
  (OLD.state, OLD.outcome, OLD.assignee_id, OLD.due_at, OLD.risk, OLD.blockers, OLD.version)
  IS DISTINCT FROM (NEW.state, NEW.outcome, NEW.assignee_id, NEW.due_at, NEW.risk, NEW.blockers, NEW.version)
) EXECUTE FUNCTION case_changed();

-- The vendor's word and the name are shown in the row of the latest case.
CREATE FUNCTION tell_latest_case(changed uuid) RETURNS void LANGUAGE sql AS $$
  SELECT tell_case(latest) FROM "case" latest WHERE applicant_id = changed ORDER BY round DESC LIMIT 1;
$$;

CREATE FUNCTION status_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_latest_case(NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION name_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_latest_case(NEW.applicant_id);
  RETURN NULL;
END $$;
CREATE TRIGGER status_changed AFTER UPDATE ON "applicant" FOR EACH ROW WHEN (
  (OLD.status, OLD.provider_status) IS DISTINCT FROM (NEW.status, NEW.provider_status)
) EXECUTE FUNCTION status_changed();
CREATE TRIGGER name_changed AFTER UPDATE ON "applicant_search" FOR EACH ROW WHEN (
  (OLD.name, OLD.latin_name, OLD.country) IS DISTINCT FROM (NEW.name, NEW.latin_name, NEW.country)
) EXECUTE FUNCTION name_changed();

-- Who has which case open now. Unlogged: it costs no write-ahead log and is empty after a crash, as it should be.
CREATE UNLOGGED TABLE "presence" (
  "case_id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "seen_at" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "presence_pkey" PRIMARY KEY ("case_id", "member_id"),
  CONSTRAINT "presence_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "presence_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
