-- Metrics: what is counted of each case and hit, sums of it by time, samples of the providers' health.

-- What a case is grouped by, in codes without personal data: kept in step by the application, emptied by an erasure.
ALTER TABLE "applicant" ADD COLUMN "flow" text, ADD COLUMN "document" text, ADD COLUMN "grouped_at" timestamptz(3);
CREATE INDEX "applicant_groups_due" ON "applicant" ("id") WHERE "grouped_at" IS NULL AND "record" IS NOT NULL;

-- How long a case waited for the applicant or was snoozed, in milliseconds. Until now only the due time told it.
ALTER TABLE "case" ADD COLUMN "stopped_ms" bigint NOT NULL DEFAULT 0;
WITH told AS (
  SELECT c.id, (extract(epoch FROM c.due_at - c.opened_at) * 1000)::bigint - 3600000 * coalesce(
    (SELECT (p.value ->> 'dueInHours')::numeric FROM policy p
      WHERE p.kind = 'sla' AND p.published_at <= c.opened_at ORDER BY p.version DESC LIMIT 1), 24)::bigint AS ms
  FROM "case" c)
UPDATE "case" c SET stopped_ms = told.ms FROM told WHERE told.id = c.id AND told.ms > 0;

-- After the trigger "case_clock", by its name: that one clears the time since when the clock stands.
CREATE FUNCTION case_stopped_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.clock_stopped_at IS NOT NULL AND NEW.clock_stopped_at IS NULL THEN
    NEW.stopped_ms := OLD.stopped_ms + (extract(epoch FROM clock_timestamp() - OLD.clock_stopped_at) * 1000)::bigint;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_stopped_time BEFORE UPDATE ON "case" FOR EACH ROW EXECUTE FUNCTION case_stopped_time();

-- Facts -----------------------------------------------------------------------------------------------------------

-- What is counted of a case, one row per case. It follows from the rows of the case, its decision, its moves and its
-- applicant (the view case_measured), and is what a number of the metrics opens in the queue.
CREATE TABLE "case_fact" (
  "case_id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "round" integer NOT NULL,
  "risk" text NOT NULL,
  "flow" text,
  "document" text,
  "country" text,
  "opened_at" timestamptz(3) NOT NULL,
  "is_archived" boolean NOT NULL,
  "is_waiting" boolean NOT NULL,
  "requested_at" timestamptz(3),
  "request_reasons" text[] NOT NULL,
  "decided_at" timestamptz(3),
  "outcome" text,
  "reviewer_id" uuid,
  "reasons" text[] NOT NULL,
  "slot" integer,
  "is_in_time" boolean,
  "is_latest" boolean NOT NULL,
  CONSTRAINT "case_fact_pkey" PRIMARY KEY ("case_id"),
  CONSTRAINT "case_fact_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE INDEX "case_fact_opened_at_case_id_idx" ON "case_fact" ("opened_at", "case_id");
CREATE INDEX "case_fact_decided" ON "case_fact" ("decided_at", "case_id") WHERE "decided_at" IS NOT NULL;
CREATE INDEX "case_fact_requested" ON "case_fact" ("requested_at", "case_id") WHERE "requested_at" IS NOT NULL;
CREATE INDEX "case_fact_by_reviewer" ON "case_fact" ("reviewer_id", "decided_at", "case_id") WHERE "decided_at" IS NOT NULL;
CREATE INDEX "case_fact_open" ON "case_fact" ("opened_at", "case_id") INCLUDE ("connection_id", "is_waiting") WHERE "decided_at" IS NULL AND NOT "is_archived";

CREATE TABLE "hit_fact" (
  "hit_id" uuid NOT NULL,
  "connection_id" uuid NOT NULL,
  "topic" text NOT NULL,
  "list" text,
  "verdict" text,
  "closed_at" timestamptz(3),
  CONSTRAINT "hit_fact_pkey" PRIMARY KEY ("hit_id"),
  CONSTRAINT "hit_fact_hit_id_fkey" FOREIGN KEY ("hit_id") REFERENCES "hit" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE INDEX "hit_fact_closed" ON "hit_fact" ("closed_at", "hit_id") WHERE "closed_at" IS NOT NULL;
CREATE INDEX "staged_decision_ended" ON "staged_decision" ("ended_at", "case_id") WHERE "ended_as" IN ('confirmed', 'returned');

-- Bounds of the time to decision in seconds, in round numbers: slot 0 is below the first, the last is open.
-- lib/review/metrics/histogram.ts has the same, and a test compares the two.
CREATE FUNCTION decision_slot(ms bigint) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT width_bucket(ms / 1000, ARRAY[60, 90, 120, 180, 240, 300, 360, 480, 600, 720, 900, 1200, 1500, 1800, 2400, 3000, 3600,
    4500, 5400, 6300, 7200, 9000, 10800, 12600, 14400, 18000, 21600, 25200, 28800, 36000, 43200, 50400, 57600, 72000,
    86400, 108000, 129600, 151200, 172800, 216000, 259200, 345600, 432000, 604800, 864000, 1209600, 1814400, 2592000,
    3888000, 5184000, 7776000]::bigint[])
$$;

CREATE VIEW "case_measured" AS
SELECT c.id AS case_id, c.connection_id, c.round, c.risk, a.flow, a.document, s.country, c.opened_at, c.is_archived,
  c.state = 'waiting_for_applicant' AS is_waiting,
  asked.at AS requested_at, coalesce(asked.reasons, '{}') AS request_reasons,
  d.decided_at, d.outcome, d.member_id AS reviewer_id, coalesce(d.reasons, '{}') AS reasons,
  CASE WHEN d.id IS NOT NULL THEN
    decision_slot(greatest(0, (extract(epoch FROM d.decided_at - c.opened_at) * 1000)::bigint - c.stopped_ms)) END AS slot,
  d.decided_at <= c.due_at AS is_in_time,
  d.id IS NOT NULL AND NOT EXISTS (
    SELECT FROM "case" later WHERE later.applicant_id = c.applicant_id AND later.round > c.round AND later.state = 'decided'
  ) AS is_latest
FROM "case" c
JOIN applicant a ON a.id = c.applicant_id
LEFT JOIN applicant_search s ON s.applicant_id = c.applicant_id
-- A decision that was undone is not counted, a later one of the same round is.
LEFT JOIN decision d ON d.case_id = c.id AND NOT EXISTS (SELECT FROM decision_undo u WHERE u.decision_id = d.id)
LEFT JOIN LATERAL (
  SELECT m.at, m.reasons FROM case_move m
  WHERE m.case_id = c.id AND m.kind = 'requested' AND NOT EXISTS (SELECT FROM case_move u WHERE u.undoes_id = m.id)
  ORDER BY m.at DESC, m.id DESC LIMIT 1) asked ON true;

CREATE VIEW "hit_measured" AS
SELECT h.id AS hit_id, a.connection_id, h.topic, h.list, r.verdict, r.at AS closed_at
FROM hit h
JOIN applicant a ON a.id = h.applicant_id
LEFT JOIN LATERAL (
  SELECT l.verdict, l.at FROM (
    SELECT verdict, at FROM hit_resolution WHERE hit_id = h.id ORDER BY seq DESC LIMIT 1) l
  WHERE l.verdict IS NOT NULL) r ON true;

-- Events ----------------------------------------------------------------------------------------------------------

-- What a fact adds to the sums: at a moment, to these measures, and to each of these groups ("dimension=value").
CREATE FUNCTION metric_case_groups(f case_fact) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY['all=', 'risk=' || f.risk, 'flow=' || coalesce(f.flow, ''), 'document=' || coalesce(f.document, ''),
    'country=' || coalesce(f.country, '')]
$$;
CREATE FUNCTION metric_opened(f case_fact) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_remove(ARRAY['opened', CASE WHEN f.round = 1 THEN 'opened_first' END,
    CASE WHEN NOT f.is_waiting THEN 'opened_complete' END, CASE WHEN f.decided_at IS NOT NULL THEN 'opened_decided' END,
    CASE WHEN f.outcome = 'approved' THEN 'opened_approved' END,
    CASE WHEN f.requested_at IS NOT NULL THEN 'opened_asked' END,
    CASE WHEN f.is_archived AND f.decided_at IS NULL THEN 'opened_archived' END], NULL)
$$;
CREATE FUNCTION metric_decided(f case_fact) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_remove(ARRAY[f.outcome, CASE WHEN NOT f.is_in_time THEN 'late' END,
    CASE WHEN f.is_latest THEN f.outcome || '_latest' END], NULL)
$$;
CREATE FUNCTION metric_decided_groups(f case_fact) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT metric_case_groups(f) || ARRAY['reviewer=' || f.reviewer_id, 'reviewer_risk=' || f.reviewer_id || ':' || f.risk]
    || ARRAY(SELECT 'reason=' || r FROM unnest(f.reasons) r)
$$;
CREATE FUNCTION metric_asked_groups(f case_fact) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT metric_case_groups(f) || ARRAY(SELECT 'request_reason=' || r FROM unnest(f.request_reasons) r)
$$;
CREATE FUNCTION metric_hit_groups(f hit_fact) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY['all=', 'topic=' || f.topic, 'list=' || coalesce(f.list, '')]
$$;
CREATE FUNCTION metric_hit_measures(f hit_fact) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY[CASE f.verdict WHEN 'true_match' THEN 'hit_true' WHEN 'false_positive' THEN 'hit_false' ELSE 'hit_unsure' END]
$$;

CREATE FUNCTION metric_case_events(f case_fact)
RETURNS TABLE ("at" timestamptz, "connection_id" uuid, "measures" text[], "slot" integer, "groups" text[])
LANGUAGE sql IMMUTABLE AS $$
  SELECT f.opened_at, f.connection_id, metric_opened(f), NULL::int, metric_case_groups(f)
  UNION ALL SELECT f.decided_at, f.connection_id, metric_decided(f), f.slot, metric_decided_groups(f) WHERE f.decided_at IS NOT NULL
  UNION ALL SELECT f.requested_at, f.connection_id, ARRAY['asked'], NULL, metric_asked_groups(f) WHERE f.requested_at IS NOT NULL
$$;
CREATE FUNCTION metric_hit_events(f hit_fact)
RETURNS TABLE ("at" timestamptz, "connection_id" uuid, "measures" text[], "slot" integer, "groups" text[])
LANGUAGE sql IMMUTABLE AS $$
  SELECT f.closed_at, f.connection_id, metric_hit_measures(f), NULL::int, metric_hit_groups(f) WHERE f.closed_at IS NOT NULL
$$;

-- Every event of a time, from the facts: each part by its own index.
CREATE FUNCTION metric_events(since timestamptz, until timestamptz)
RETURNS TABLE ("at" timestamptz, "connection_id" uuid, "measures" text[], "slot" integer, "groups" text[])
LANGUAGE sql STABLE AS $$
  SELECT f.opened_at, f.connection_id, metric_opened(f), NULL::int, metric_case_groups(f)
    FROM case_fact f WHERE f.opened_at >= since AND f.opened_at < until
  UNION ALL SELECT f.decided_at, f.connection_id, metric_decided(f), f.slot, metric_decided_groups(f)
    FROM case_fact f WHERE f.decided_at >= since AND f.decided_at < until
  UNION ALL SELECT f.requested_at, f.connection_id, ARRAY['asked'], NULL, metric_asked_groups(f)
    FROM case_fact f WHERE f.requested_at >= since AND f.requested_at < until
  UNION ALL SELECT f.closed_at, f.connection_id, metric_hit_measures(f), NULL, metric_hit_groups(f)
    FROM hit_fact f WHERE f.closed_at >= since AND f.closed_at < until
  UNION ALL SELECT s.ended_at, c.connection_id, ARRAY[s.ended_as], NULL, ARRAY['all=', 'reviewer=' || s.member_id]
    FROM staged_decision s JOIN "case" c ON c.id = s.case_id
    WHERE s.ended_as IN ('confirmed', 'returned') AND s.ended_at >= since AND s.ended_at < until
$$;

-- Sums --------------------------------------------------------------------------------------------------------------

-- Differences of the sums, appended by each change and folded by the worker: single sums would be locked by every
-- change. A number is the sums and what is not yet folded, read in one statement.
CREATE TABLE "metric_change" (
  "id" bigserial NOT NULL,
  "at" timestamptz(3) NOT NULL,
  "connection_id" uuid NOT NULL,
  "measures" text[] NOT NULL,
  "slot" integer,
  "groups" text[] NOT NULL,
  "amount" integer NOT NULL,
  CONSTRAINT "metric_change_pkey" PRIMARY KEY ("id")
);

-- By quarter hours (all cases only: of these the days of every time zone are made), UTC days and UTC months.
CREATE TABLE "metric_sum" (
  "level" text NOT NULL,
  "dimension" text NOT NULL,
  "at" timestamptz(3) NOT NULL,
  "connection_id" uuid NOT NULL,
  "value" text NOT NULL,
  "opened" integer NOT NULL DEFAULT 0,
  "opened_first" integer NOT NULL DEFAULT 0,
  "opened_complete" integer NOT NULL DEFAULT 0,
  "opened_decided" integer NOT NULL DEFAULT 0,
  "opened_approved" integer NOT NULL DEFAULT 0,
  "opened_asked" integer NOT NULL DEFAULT 0,
  "opened_archived" integer NOT NULL DEFAULT 0,
  "asked" integer NOT NULL DEFAULT 0,
  "approved" integer NOT NULL DEFAULT 0,
  "rejected" integer NOT NULL DEFAULT 0,
  "late" integer NOT NULL DEFAULT 0,
  "approved_latest" integer NOT NULL DEFAULT 0,
  "rejected_latest" integer NOT NULL DEFAULT 0,
  "hit_true" integer NOT NULL DEFAULT 0,
  "hit_false" integer NOT NULL DEFAULT 0,
  "hit_unsure" integer NOT NULL DEFAULT 0,
  "confirmed" integer NOT NULL DEFAULT 0,
  "returned" integer NOT NULL DEFAULT 0,
  CONSTRAINT "metric_sum_pkey" PRIMARY KEY ("level", "dimension", "at", "connection_id", "value"),
  CONSTRAINT "metric_sum_level_is_known" CHECK ("level" IN ('quarter', 'day', 'month'))
);
-- How many decisions took how long: histograms, which can be added up, unlike percentiles.
CREATE TABLE "metric_time" (
  "level" text NOT NULL,
  "dimension" text NOT NULL,
  "at" timestamptz(3) NOT NULL,
  "connection_id" uuid NOT NULL,
  "value" text NOT NULL,
  "slot" integer NOT NULL,
  "amount" integer NOT NULL,
  CONSTRAINT "metric_time_pkey" PRIMARY KEY ("level", "dimension", "at", "connection_id", "value", "slot"),
  CONSTRAINT "metric_time_level_is_known" CHECK ("level" IN ('day', 'month'))
);

CREATE FUNCTION metric_start(level text, moment timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE level WHEN 'quarter' THEN date_bin('15 minutes', moment, '2000-01-01 00:00:00Z')
    ELSE date_trunc(level, moment, 'UTC') END
$$;

-- Adds differences to the sums; "gathered" holds them as metric_change does. What a difference adds is told once, before
-- it is spread over its groups and levels; months are made of the days.
CREATE FUNCTION metric_add(gathered metric_change[]) RETURNS void LANGUAGE sql AS $$
  WITH told AS MATERIALIZED (
    SELECT c.at, c.connection_id, c.slot, c.amount, c.groups,
      CASE WHEN 'opened' = ANY(c.measures) THEN c.amount ELSE 0 END AS opened,
      CASE WHEN 'opened_first' = ANY(c.measures) THEN c.amount ELSE 0 END AS opened_first,
      CASE WHEN 'opened_complete' = ANY(c.measures) THEN c.amount ELSE 0 END AS opened_complete,
      CASE WHEN 'opened_decided' = ANY(c.measures) THEN c.amount ELSE 0 END AS opened_decided,
      CASE WHEN 'opened_approved' = ANY(c.measures) THEN c.amount ELSE 0 END AS opened_approved,
      CASE WHEN 'opened_asked' = ANY(c.measures) THEN c.amount ELSE 0 END AS opened_asked,
      CASE WHEN 'opened_archived' = ANY(c.measures) THEN c.amount ELSE 0 END AS opened_archived,
      CASE WHEN 'asked' = ANY(c.measures) THEN c.amount ELSE 0 END AS asked,
      CASE WHEN 'approved' = ANY(c.measures) THEN c.amount ELSE 0 END AS approved,
      CASE WHEN 'rejected' = ANY(c.measures) THEN c.amount ELSE 0 END AS rejected,
      CASE WHEN 'late' = ANY(c.measures) THEN c.amount ELSE 0 END AS late,
      CASE WHEN 'approved_latest' = ANY(c.measures) THEN c.amount ELSE 0 END AS approved_latest,
      CASE WHEN 'rejected_latest' = ANY(c.measures) THEN c.amount ELSE 0 END AS rejected_latest,
      CASE WHEN 'hit_true' = ANY(c.measures) THEN c.amount ELSE 0 END AS hit_true,
      CASE WHEN 'hit_false' = ANY(c.measures) THEN c.amount ELSE 0 END AS hit_false,
      CASE WHEN 'hit_unsure' = ANY(c.measures) THEN c.amount ELSE 0 END AS hit_unsure,
      CASE WHEN 'confirmed' = ANY(c.measures) THEN c.amount ELSE 0 END AS confirmed,
      CASE WHEN 'returned' = ANY(c.measures) THEN c.amount ELSE 0 END AS returned
    FROM unnest(gathered) c),
  spread AS MATERIALIZED (
    SELECT t.*, split_part(g, '=', 1) AS dimension, substr(g, strpos(g, '=') + 1) AS value
    FROM told t, unnest(t.groups) g),
  timed_days AS MATERIALIZED (
    SELECT s.dimension, metric_start('day', s.at) AS at, s.connection_id, s.value, s.slot, sum(s.amount) AS amount
    FROM spread s WHERE s.slot IS NOT NULL AND s.dimension NOT IN ('reason', 'reviewer_risk')
    GROUP BY 1, 2, 3, 4, 5),
  timed AS (
    INSERT INTO metric_time AS t ("level", "dimension", "at", "connection_id", "value", "slot", "amount")
    SELECT l.level, d.dimension, metric_start(l.level, d.at), d.connection_id, d.value, d.slot, sum(d.amount)
    FROM timed_days d, (VALUES ('day'), ('month')) l(level) GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(d.amount) <> 0
    ON CONFLICT ("level", "dimension", "at", "connection_id", "value", "slot") DO UPDATE SET amount = t.amount + EXCLUDED.amount),
  parts AS (
    SELECT s.dimension, metric_start(CASE s.dimension WHEN 'all' THEN 'quarter' ELSE 'day' END, s.at) AS at, s.connection_id, s.value,
      sum(s.opened) AS opened, sum(s.opened_first) AS opened_first, sum(s.opened_complete) AS opened_complete,
      sum(s.opened_decided) AS opened_decided, sum(s.opened_approved) AS opened_approved,
      sum(s.opened_asked) AS opened_asked, sum(s.opened_archived) AS opened_archived, sum(s.asked) AS asked,
      sum(s.approved) AS approved, sum(s.rejected) AS rejected, sum(s.late) AS late,
      sum(s.approved_latest) AS approved_latest, sum(s.rejected_latest) AS rejected_latest,
      sum(s.hit_true) AS hit_true, sum(s.hit_false) AS hit_false, sum(s.hit_unsure) AS hit_unsure,
      sum(s.confirmed) AS confirmed, sum(s.returned) AS returned
    FROM spread s GROUP BY 1, 2, 3, 4)
  INSERT INTO metric_sum AS t ("level", "dimension", "at", "connection_id", "value", "opened", "opened_first",
    "opened_complete", "opened_decided", "opened_approved", "opened_asked", "opened_archived", "asked", "approved",
    "rejected", "late", "approved_latest", "rejected_latest", "hit_true", "hit_false", "hit_unsure", "confirmed", "returned")
  SELECT l.level, p.dimension, metric_start(l.level, p.at), p.connection_id, p.value,
    sum(p.opened), sum(p.opened_first), sum(p.opened_complete), sum(p.opened_decided), sum(p.opened_approved),
    sum(p.opened_asked), sum(p.opened_archived), sum(p.asked), sum(p.approved), sum(p.rejected), sum(p.late),
    sum(p.approved_latest), sum(p.rejected_latest), sum(p.hit_true), sum(p.hit_false), sum(p.hit_unsure),
    sum(p.confirmed), sum(p.returned)
  FROM parts p, (VALUES ('quarter'), ('day'), ('month')) l(level)
  WHERE l.level <> 'quarter' OR p.dimension = 'all'
  GROUP BY 1, 2, 3, 4, 5
  ON CONFLICT ("level", "dimension", "at", "connection_id", "value") DO UPDATE SET
    opened = t.opened + EXCLUDED.opened, opened_first = t.opened_first + EXCLUDED.opened_first,
    opened_complete = t.opened_complete + EXCLUDED.opened_complete, opened_decided = t.opened_decided + EXCLUDED.opened_decided,
    opened_approved = t.opened_approved + EXCLUDED.opened_approved, opened_asked = t.opened_asked + EXCLUDED.opened_asked,
    opened_archived = t.opened_archived + EXCLUDED.opened_archived, asked = t.asked + EXCLUDED.asked,
    approved = t.approved + EXCLUDED.approved, rejected = t.rejected + EXCLUDED.rejected, late = t.late + EXCLUDED.late,
    approved_latest = t.approved_latest + EXCLUDED.approved_latest, rejected_latest = t.rejected_latest + EXCLUDED.rejected_latest,
    hit_true = t.hit_true + EXCLUDED.hit_true, hit_false = t.hit_false + EXCLUDED.hit_false,
    hit_unsure = t.hit_unsure + EXCLUDED.hit_unsure, confirmed = t.confirmed + EXCLUDED.confirmed, returned = t.returned + EXCLUDED.returned
$$;

-- Folds the oldest differences into the sums; one process at a time. How many it folded.
CREATE FUNCTION metric_fold(most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  gathered metric_change[];
BEGIN
  IF NOT pg_try_advisory_xact_lock(7303021) THEN RETURN 0; END IF;
  WITH gone AS (
    DELETE FROM metric_change WHERE id IN (SELECT id FROM metric_change ORDER BY id LIMIT most) RETURNING *)
  SELECT array_agg(gone::metric_change) INTO gathered FROM gone;
  IF gathered IS NULL THEN RETURN 0; END IF;
  PERFORM metric_add(gathered);
  RETURN cardinality(gathered);
END $$;

-- A month of UTC, whatever the time zone of the session.
CREATE FUNCTION metric_month_after(month timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC'
$$;

-- Makes the sums anew from the facts, month by month: so each sum is written once. By days, that of a month would be
-- written thirty times, and each time its dead versions are read. In a transaction that sees one moment (repeatable read), under the
-- lock of folding: a change that is committed later appends its own difference.
CREATE FUNCTION metric_refill() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first timestamptz;
  last timestamptz;
  step timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(7303021);
  DELETE FROM metric_change;
  DELETE FROM metric_sum;
  DELETE FROM metric_time;
  SELECT date_trunc('month', min(f.at), 'UTC'), max(f.at) INTO first, last FROM (
    SELECT least(opened_at, decided_at, requested_at) AS at FROM case_fact
    UNION ALL SELECT greatest(opened_at, decided_at, requested_at) FROM case_fact
    UNION ALL SELECT closed_at FROM hit_fact UNION ALL SELECT ended_at FROM staged_decision) f;
  step := first;
  WHILE step <= last LOOP
    PERFORM metric_add(coalesce((
      SELECT array_agg(ROW(0, e.at, e.connection_id, e.measures, e.slot, e.groups, e.amount)::metric_change) FROM (
        SELECT at, connection_id, measures, slot, groups, count(*)::int AS amount
        FROM metric_events(step, metric_month_after(step)) GROUP BY 1, 2, 3, 4, 5) e), '{}'));
    step := metric_month_after(step);
  END LOOP;
END $$;

-- Kept in step ------------------------------------------------------------------------------------------------------

INSERT INTO case_fact SELECT * FROM case_measured;
INSERT INTO hit_fact SELECT * FROM hit_measured;
SELECT metric_refill();

CREATE FUNCTION case_fact_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO metric_change ("at", "connection_id", "measures", "slot", "groups", "amount")
  SELECT e.at, e.connection_id, e.measures, e.slot, e.groups, sum(e.amount) FROM (
    SELECT b.*, -1 AS amount FROM metric_case_events(OLD) b WHERE TG_OP <> 'INSERT'
    UNION ALL SELECT n.*, 1 FROM metric_case_events(NEW) n WHERE TG_OP <> 'DELETE') e
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(e.amount) <> 0;
  RETURN NULL;
END $$;
CREATE TRIGGER case_fact_changed AFTER INSERT OR UPDATE OR DELETE ON "case_fact" FOR EACH ROW EXECUTE FUNCTION case_fact_changed();

CREATE FUNCTION hit_fact_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO metric_change ("at", "connection_id", "measures", "slot", "groups", "amount")
  SELECT e.at, e.connection_id, e.measures, e.slot, e.groups, sum(e.amount) FROM (
    SELECT b.*, -1 AS amount FROM metric_hit_events(OLD) b WHERE TG_OP <> 'INSERT'
    UNION ALL SELECT n.*, 1 FROM metric_hit_events(NEW) n WHERE TG_OP <> 'DELETE') e
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(e.amount) <> 0;
  RETURN NULL;
END $$;
CREATE TRIGGER hit_fact_changed AFTER INSERT OR UPDATE OR DELETE ON "hit_fact" FOR EACH ROW EXECUTE FUNCTION hit_fact_changed();

-- A staged decision ends once and is never changed afterwards.
CREATE FUNCTION staged_decision_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO metric_change ("at", "connection_id", "measures", "groups", "amount")
  SELECT NEW.ended_at, c.connection_id, ARRAY[NEW.ended_as], ARRAY['all=', 'reviewer=' || NEW.member_id], 1
  FROM "case" c WHERE c.id = NEW.case_id;
  RETURN NULL;
END $$;
CREATE TRIGGER staged_decision_counts AFTER UPDATE ON "staged_decision" FOR EACH ROW
  WHEN (OLD.ended_as IS NULL AND NEW.ended_as IN ('confirmed', 'returned')) EXECUTE FUNCTION staged_decision_counts();

-- Measures the cases of an applicant anew: a decision of a later round changes which one is the latest. Two changes of
-- one applicant measure one after the other, each with what the other saved.
CREATE FUNCTION measure_applicant(of_applicant uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7303022, hashtext(of_applicant::text));
  INSERT INTO case_fact AS f SELECT m.* FROM case_measured m JOIN "case" c ON c.id = m.case_id WHERE c.applicant_id = of_applicant
  ON CONFLICT ("case_id") DO UPDATE SET
    connection_id = EXCLUDED.connection_id, round = EXCLUDED.round, risk = EXCLUDED.risk, flow = EXCLUDED.flow,
    document = EXCLUDED.document, country = EXCLUDED.country, opened_at = EXCLUDED.opened_at,
    is_archived = EXCLUDED.is_archived, is_waiting = EXCLUDED.is_waiting, requested_at = EXCLUDED.requested_at,
    request_reasons = EXCLUDED.request_reasons, decided_at = EXCLUDED.decided_at, outcome = EXCLUDED.outcome,
    reviewer_id = EXCLUDED.reviewer_id, reasons = EXCLUDED.reasons, slot = EXCLUDED.slot,
    is_in_time = EXCLUDED.is_in_time, is_latest = EXCLUDED.is_latest
  WHERE f IS DISTINCT FROM EXCLUDED;
END $$;

-- Looked at when the transaction ends, when everything it writes is there.
CREATE FUNCTION measure_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM measure_applicant(NEW.applicant_id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER case_opened_is_measured AFTER INSERT ON "case" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION measure_case();
CREATE CONSTRAINT TRIGGER case_changed_is_measured AFTER UPDATE ON "case" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((OLD.outcome, OLD.decided_at, OLD.due_at, OLD.opened_at, OLD.risk, OLD.is_archived, OLD.stopped_ms, OLD.state = 'waiting_for_applicant')
    IS DISTINCT FROM (NEW.outcome, NEW.decided_at, NEW.due_at, NEW.opened_at, NEW.risk, NEW.is_archived, NEW.stopped_ms, NEW.state = 'waiting_for_applicant'))
  EXECUTE FUNCTION measure_case();
CREATE CONSTRAINT TRIGGER decision_is_measured AFTER INSERT ON "decision" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION measure_case();
CREATE CONSTRAINT TRIGGER case_move_is_measured AFTER INSERT ON "case_move" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.kind IN ('requested', 'undone')) EXECUTE FUNCTION measure_case();

CREATE FUNCTION measure_undo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM measure_applicant((SELECT d.applicant_id FROM decision d WHERE d.id = NEW.decision_id));
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER decision_undo_is_measured AFTER INSERT ON "decision_undo" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION measure_undo();

CREATE FUNCTION measure_groups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM measure_applicant(NEW.id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER applicant_groups_are_measured AFTER UPDATE ON "applicant" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((OLD.flow, OLD.document) IS DISTINCT FROM (NEW.flow, NEW.document)) EXECUTE FUNCTION measure_groups();

CREATE FUNCTION measure_country() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.country IS NOT DISTINCT FROM NEW.country THEN RETURN NULL; END IF;
  PERFORM measure_applicant(CASE TG_OP WHEN 'DELETE' THEN OLD.applicant_id ELSE NEW.applicant_id END);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER applicant_country_is_measured AFTER INSERT OR UPDATE OR DELETE ON "applicant_search"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION measure_country();

CREATE FUNCTION measure_hit_again(of_hit uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO hit_fact AS f SELECT * FROM hit_measured m WHERE m.hit_id = of_hit
  ON CONFLICT ("hit_id") DO UPDATE SET connection_id = EXCLUDED.connection_id, topic = EXCLUDED.topic,
    list = EXCLUDED.list, verdict = EXCLUDED.verdict, closed_at = EXCLUDED.closed_at
  WHERE f IS DISTINCT FROM EXCLUDED
$$;
CREATE FUNCTION measure_hit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM measure_hit_again(NEW.id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER hit_is_measured AFTER INSERT OR UPDATE ON "hit" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION measure_hit();

-- The nightly recount -------------------------------------------------------------------------------------------------

CREATE TABLE "metric_check" (
  "id" uuid NOT NULL,
  "at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "cases" integer NOT NULL,
  "facts_differing" integer NOT NULL,
  "sums_differing" integer NOT NULL,
  CONSTRAINT "metric_check_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "metric_check_at_idx" ON "metric_check" ("at");

-- Health of the providers ---------------------------------------------------------------------------------------------

-- One row per connection and quarter hour. lag_seconds: the longest time without an answer; null before the first one.
CREATE TABLE "connection_sample" (
  "connection_id" uuid NOT NULL,
  "at" timestamptz(3) NOT NULL,
  "lag_seconds" integer,
  "calls" integer NOT NULL,
  "failures" integer NOT NULL,
  "breaker" text NOT NULL,
  CONSTRAINT "connection_sample_pkey" PRIMARY KEY ("connection_id", "at"),
  CONSTRAINT "connection_sample_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connection" ("id") ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "connection_sample_breaker_is_known" CHECK ("breaker" IN ('closed', 'half_open', 'open')),
  CONSTRAINT "connection_sample_failures_are_calls" CHECK ("failures" BETWEEN 0 AND "calls")
);
