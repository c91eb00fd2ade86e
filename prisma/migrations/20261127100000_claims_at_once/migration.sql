-- Claims in one statement -----------------------------------------------------------------------------------------
-- A claim took nine round trips, and the chain of the ledger was locked during four of them. Now a claim is one
-- statement, and the chain is locked for its last part alone.

-- A moment as JavaScript writes it. A moment in the database has milliseconds.
CREATE FUNCTION iso_moment(moment timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
$$;

-- Adds rows to the end of the ledger, in one call: the chain is locked from here to the commit. All but the kinds is
-- canonical JSON (RFC 8785) already; the keys of an entry are in its order. The trigger on the table checks each row.
CREATE FUNCTION append_to_ledger(actor text, kinds text[], subjects text[], details text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  last_seq bigint;
  last_hash text;
  new_hash text;
  moment timestamptz;
  told text;
BEGIN
  PERFORM pg_advisory_xact_lock(7303014);
  SELECT l.seq, l.hash INTO last_seq, last_hash FROM ledger l ORDER BY l.seq DESC LIMIT 1;
  last_seq := coalesce(last_seq, 0);
  last_hash := coalesce(last_hash, repeat('0', 64));
  FOR place IN 1 .. cardinality(kinds) LOOP
    last_seq := last_seq + 1;
    moment := date_trunc('milliseconds', clock_timestamp());
    told := '{"actor":' || actor || ',"at":"' || iso_moment(moment) || '","details":' || details[place]
      || ',"kind":' || to_json(kinds[place]) || ',"seq":' || last_seq || ',"subject":' || subjects[place] || '}';
    new_hash := encode(sha256(decode(last_hash, 'hex') || convert_to(told, 'UTF8')), 'hex');
    INSERT INTO ledger (seq, at, kind, actor_id, subject_id, entry, prev_hash, hash)
    VALUES (last_seq, moment, kinds[place], actor::json ->> 'id', subjects[place]::json ->> 'id', told, last_hash, new_hash);
    last_hash := new_hash;
  END LOOP;
END $$;

-- Chooses and locks the next case for a member; null when there is none. First the cases assigned to them, then for
-- approvers escalated ones, then claims that have ended, then free ones. A case that another transaction is taking is
-- passed by. "connections": only cases of these, but for assigned ones; null for all. One function for each order of the
-- policy, written once: what is fixed is planned once per connection, and planning took most of the time.
DO $each$
DECLARE
  sorted record;
BEGIN
  FOR sorted IN SELECT * FROM (VALUES
    ('due', 'c.due_at, c.id'),
    ('age', 'c.opened_at, c.id'),
    ('risk', $risk$(CASE c.risk WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END), c.due_at, c.id$risk$)) AS o (name, expression)
  LOOP
    EXECUTE format($define$
      CREATE FUNCTION choose_case_by_%1$s(taker uuid, is_approver boolean, moment timestamptz, skipped uuid[], connections uuid[])
      RETURNS uuid LANGUAGE plpgsql AS $body$
      DECLARE
        chosen uuid;
      BEGIN
        SELECT c.id INTO chosen FROM "case" c
          WHERE c.assignee_id = taker AND c.state <> 'decided' AND c.assigned_by_id IS NOT NULL
            AND (c.state IN ('open', 'claimed') OR is_approver AND c.state = 'escalated')
            AND (c.claimed_until IS NULL OR c.claimed_until <= moment) AND NOT c.is_archived AND c.id <> ALL (skipped)
          ORDER BY %2$s LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED;
        IF chosen IS NULL AND is_approver THEN
          SELECT c.id INTO chosen FROM "case" c
            WHERE c.state = 'escalated' AND c.assigned_by_id IS NULL AND (c.claimed_until IS NULL OR c.claimed_until <= moment)
              AND (connections IS NULL OR c.connection_id = ANY (connections)) AND NOT c.is_archived AND c.id <> ALL (skipped)
            ORDER BY %2$s LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED;
        END IF;
        IF chosen IS NULL THEN
          SELECT c.id INTO chosen FROM "case" c
            WHERE c.claimed_until <= moment AND c.state = 'claimed' AND c.assigned_by_id IS NULL
              AND (connections IS NULL OR c.connection_id = ANY (connections)) AND NOT c.is_archived AND c.id <> ALL (skipped)
            ORDER BY %2$s LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED;
        END IF;
        IF chosen IS NULL AND connections IS NULL THEN
          SELECT c.id INTO chosen FROM "case" c
            WHERE c.state = 'open' AND c.assignee_id IS NULL AND NOT c.is_archived AND c.id <> ALL (skipped)
            ORDER BY %2$s LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED;
        ELSIF chosen IS NULL THEN
          -- The first free cases of each connection by its index: in the order of all, a rare provider may be far
          -- behind. So many of each, as others may be taking them.
          SELECT c.id INTO chosen FROM "case" c
            WHERE c.state = 'open' AND c.assignee_id IS NULL AND NOT c.is_archived AND c.id = ANY (ARRAY(
              SELECT near.id FROM unnest(connections) AS n (id) CROSS JOIN LATERAL (
                SELECT c.id FROM "case" c
                WHERE c.state = 'open' AND c.assignee_id IS NULL AND c.connection_id = n.id AND NOT c.is_archived
                  AND c.id <> ALL (skipped)
                ORDER BY %2$s LIMIT 100) near))
            ORDER BY %2$s LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED;
        END IF;
        RETURN chosen;
      END $body$
    $define$, sorted.name, sorted.expression);
  END LOOP;
END $each$;

-- Gives a member their next case, claims it and writes the row of the ledger. "what" is 'taken', 'resumed' (the member
-- has as many claims as the policy allows: the oldest again, prolonged), 'none' (no case for them) or 'disabled'.
CREATE FUNCTION take_next(taker uuid, actor text, is_approver boolean, skipped_for interval,
  OUT what text, OUT taken_id uuid, OUT of_applicant uuid, OUT lease_end timestamptz) LANGUAGE plpgsql AS $$
DECLARE
  rules jsonb := (SELECT p.value FROM policy p WHERE p.kind = 'claims' ORDER BY p.version DESC LIMIT 1);
  skills text[];
  connections uuid[];
  skipped uuid[];
  claims integer;
  moment timestamptz;
  before text;
BEGIN
  -- Two requests of one member are counted one after the other.
  SELECT ARRAY(SELECT s.provider FROM member_skill s WHERE s.member_id = m.id) INTO skills
    FROM member m WHERE m.id = taker AND m.disabled_at IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    what := 'disabled';
    RETURN;
  END IF;
  moment := date_trunc('milliseconds', clock_timestamp());
  lease_end := moment + (rules ->> 'leaseMinutes')::float8 * interval '1 minute';

  SELECT count(*), (array_agg(c.id ORDER BY c.claimed_at, c.id))[1] INTO claims, taken_id FROM "case" c
    WHERE c.assignee_id = taker AND c.state <> 'decided' AND c.claimed_until > moment;
  IF claims >= (rules ->> 'maxHeld')::integer THEN
    UPDATE "case" c SET claimed_until = lease_end
      WHERE c.id = taken_id AND c.assignee_id = taker AND c.claimed_until > moment
      RETURNING c.applicant_id INTO of_applicant;
    IF FOUND THEN
      what := 'resumed';
      RETURN;
    END IF;
  END IF;

  skipped := ARRAY(SELECT k.case_id FROM case_skip k WHERE k.member_id = taker AND k.skipped_at > moment - skipped_for);
  IF cardinality(skills) > 0 THEN
    connections := ARRAY(SELECT n.id FROM connection n WHERE n.provider = ANY (skills));
  END IF;
  taken_id := CASE rules ->> 'order'
    WHEN 'age' THEN choose_case_by_age(taker, is_approver, moment, skipped, connections)
    WHEN 'risk' THEN choose_case_by_risk(taker, is_approver, moment, skipped, connections)
    ELSE choose_case_by_due(taker, is_approver, moment, skipped, connections) END;
  IF taken_id IS NULL THEN
    what := 'none';
    RETURN;
  END IF;

  -- The row is locked, so its state is the one that was chosen.
  SELECT CASE WHEN c.state = 'escalated' THEN 'escalated' ELSE 'open' END INTO before FROM "case" c WHERE c.id = taken_id;
  UPDATE "case" c SET
    state = CASE WHEN c.state = 'escalated' THEN 'escalated' ELSE 'claimed' END,
    assigned_by_id = CASE WHEN c.assignee_id = taker THEN c.assigned_by_id END,
    assignee_id = taker,
    claimed_at = moment,
    claimed_until = lease_end
    WHERE c.id = taken_id
    RETURNING c.applicant_id INTO of_applicant;
  what := 'taken';
  -- Last, because the chain stays locked from here to the commit.
  PERFORM append_to_ledger(actor, ARRAY['case.claimed'],
    ARRAY[format('{"id":"%s","type":"case"}', taken_id)],
    ARRAY[format('{"applicantId":"%s","by":"next","stateBefore":"%s","until":"%s"}', of_applicant, before, iso_moment(lease_end))]);
END $$;

-- An archived case keeps its state and its time limit: thousands of them were looked at before the first free one.
DROP INDEX "case_free_by_due", "case_free_by_age", "case_free_by_risk";
DROP INDEX "case_free_by_due_of_connection", "case_free_by_age_of_connection", "case_free_by_risk_of_connection";
CREATE INDEX "case_free_by_due" ON "case" ("due_at", "id") WHERE "state" = 'open' AND "assignee_id" IS NULL AND NOT "is_archived";
CREATE INDEX "case_free_by_age" ON "case" ("opened_at", "id") WHERE "state" = 'open' AND "assignee_id" IS NULL AND NOT "is_archived";
CREATE INDEX "case_free_by_risk" ON "case" ((CASE "risk" WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END), "due_at", "id") WHERE "state" = 'open' AND "assignee_id" IS NULL AND NOT "is_archived";
CREATE INDEX "case_free_by_due_of_connection" ON "case" ("connection_id", "due_at", "id") WHERE "state" = 'open' AND "assignee_id" IS NULL AND NOT "is_archived";
CREATE INDEX "case_free_by_age_of_connection" ON "case" ("connection_id", "opened_at", "id") WHERE "state" = 'open' AND "assignee_id" IS NULL AND NOT "is_archived";
CREATE INDEX "case_free_by_risk_of_connection" ON "case" ("connection_id", (CASE "risk" WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END), "due_at", "id") WHERE "state" = 'open' AND "assignee_id" IS NULL AND NOT "is_archived";
