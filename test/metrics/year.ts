import type pg from 'pg';

/** Tables whose triggers rest while a year is written: they would move its times to now. */
const tables = ['"case"', 'decision', 'case_move', 'hit', 'hit_resolution', 'applicant', 'applicant_search'];

/**
 * Writes a year of invented work into a database, by its owner: applicants of a connection, each with a case, most of
 * them decided by one of the members, some asked for something, some with a hit that was judged. Then measures it as a
 * migration does. For a bench and for looking at the screen; the rows hold no sealed content.
 * @param count of applicants, spread over the 365 days before now; the more, the later in the year
 */
export async function writeYear(
  owner: pg.Client,
  { connections, members, count }: { connections: readonly string[]; members: readonly string[]; count: number },
): Promise<void> {
  await owner.query('SET statement_timeout = 0');
  for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await owner.query(people, [connections, count]);
  await owner.query(unlikely);
  await owner.query(cases);
  await owner.query(decisions, [members]);
  await owner.query(requests);
  await owner.query(hits);
  await owner.query(verdicts, [members]);
  for (const table of tables) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  await owner.query(samples, [connections]);
  await owner.query('DROP TABLE invented_year');
  await owner.query('ANALYZE');
  await owner.query('ALTER TABLE case_fact DISABLE TRIGGER USER; ALTER TABLE hit_fact DISABLE TRIGGER USER');
  await owner.query('INSERT INTO case_fact SELECT * FROM case_measured ON CONFLICT DO NOTHING');
  await owner.query('INSERT INTO hit_fact SELECT * FROM hit_measured ON CONFLICT DO NOTHING');
  await owner.query('ALTER TABLE case_fact ENABLE TRIGGER USER; ALTER TABLE hit_fact ENABLE TRIGGER USER');
  await owner.query('SELECT metric_refill()');
  await owner.query('ANALYZE');
}

/** By day more than by night, and each year more. */
const people = `
  CREATE TEMP TABLE invented_year AS
  SELECT gen_random_uuid() AS applicant_id, gen_random_uuid() AS case_id,
    ($1::uuid[])[1 + floor(cardinality($1::uuid[]) * power(random(), 1.6))::int] AS connection_id,
    -- Fewer on weekends, and by day more than by night.
    date_trunc('day', now()) - (floor(365 * power(random(), 1.15))::int) * interval '1 day'
      + interval '8 hours' + (random() + random() + random() - 1.0) * interval '7 hours' AS opened_at,
    random() AS chance, -ln(greatest(random(), 1e-6)) * -ln(greatest(random(), 1e-6)) * 5 AS hours, n
  FROM generate_series(1, $2::int) n`;

/** Nothing of the future, and less on weekends. */
const unlikely = `
  DELETE FROM invented_year WHERE opened_at > now() OR (extract(isodow FROM opened_at) > 5 AND chance < 0.6)`;

const cases = `
  WITH a AS (
    INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash, flow, document, grouped_at)
    SELECT applicant_id, connection_id, 'y' || n || '-' || applicant_id, 'pending_review', now(), 'h',
      (ARRAY['Onboarding', 'Onboarding', 'Business', 'Re-check'])[1 + floor(random() * 4)::int],
      (ARRAY['passport', 'passport', 'id_card', 'driving_licence'])[1 + floor(random() * 4)::int], now()
    FROM invented_year),
  s AS (
    INSERT INTO applicant_search (applicant_id, name, name_key, country)
    SELECT applicant_id, 'Invented ' || n, 'invented ' || n, (ARRAY['SWE', 'NOR', 'DEU', 'FRA', 'GBR', 'POL', 'ESP',
      'ITA', 'NLD', 'FIN', 'DNK', 'PRT', 'IRL', 'AUT', 'BEL', 'CZE', 'HUN', 'GRC', 'EST', 'LVA', 'LTU', 'ISL', 'MLT',
      'CYP'])[1 + floor(24 * power(random(), 2.2))::int]
    FROM invented_year)
  INSERT INTO "case" (id, applicant_id, connection_id, opened_because, opened_at, due_at, state, risk)
  SELECT case_id, applicant_id, connection_id, 'status', opened_at, opened_at + interval '24 hours', 'open',
    (ARRAY['low', 'low', 'low', 'medium', 'medium', 'high'])[1 + floor(random() * 6)::int]
  FROM invented_year`;

/** High risk takes three times as long. What would be decided later than now is still open. */
const decisions = `
  WITH due AS (
    SELECT c.id, c.applicant_id,
      c.opened_at + y.hours * (CASE c.risk WHEN 'high' THEN 3 ELSE 1 END) * interval '1 hour' AS at,
      ($1::uuid[])[1 + floor(cardinality($1::uuid[]) * power(random(), 1.3))::int] AS member,
      CASE WHEN random() < (CASE c.risk WHEN 'high' THEN 0.5 ELSE 0.83 END) THEN 'approved'
        ELSE 'rejected' END AS outcome
    FROM "case" c JOIN invented_year y ON y.case_id = c.id WHERE random() < 0.985),
  made AS (
    INSERT INTO decision (id, case_id, applicant_id, member_id, outcome, reasons, policy_versions, blockers,
      case_version, decided_at)
    SELECT gen_random_uuid(), id, applicant_id, member, outcome, CASE outcome
      WHEN 'approved' THEN ARRAY['AP-01'] ELSE ARRAY['RJ-0' || 1 + floor(8 * power(random(), 1.5))::int] END,
      '{"sla": 1, "reasons": 1}', '[]', 1, at
    FROM due WHERE at < now() RETURNING case_id, outcome, member_id, decided_at)
  UPDATE "case" c SET state = 'decided', outcome = m.outcome, decided_at = m.decided_at, assignee_id = m.member_id
  FROM made m WHERE m.case_id = c.id`;

const requests = `
  INSERT INTO case_move (id, case_id, applicant_id, member_id, kind, state_before, state_after, reasons, case_version,
    at)
  SELECT gen_random_uuid(), c.id, c.applicant_id, c.assignee_id, 'requested', 'open', 'waiting_for_applicant',
    ARRAY[(ARRAY['RQ-01', 'RQ-02', 'RQ-03'])[1 + floor(random() * 3)::int]], 1, c.opened_at + interval '1 hour'
  FROM "case" c JOIN invented_year y ON y.case_id = c.id
  WHERE y.chance > 0.86 AND c.assignee_id IS NOT NULL`;

const hits = `
  INSERT INTO hit (id, applicant_id, vendor_ids, list, topic, severity, has_record, entity_keys, record, content_hash,
    state, found_at)
  SELECT gen_random_uuid(), c.applicant_id, ARRAY['h'],
    (ARRAY['EU sanctions', 'OFAC SDN', 'UN', 'PEP register', NULL])[1 + floor(random() * 5)::int], 'sanction', 60, true,
    '{}', 'v1.x', 'h', 'open', c.opened_at
  FROM "case" c JOIN invented_year y ON y.case_id = c.id WHERE y.chance BETWEEN 0.4 AND 0.46`;

const verdicts = `
  WITH judged AS (
    INSERT INTO hit_resolution (id, hit_id, case_id, kind, verdict, reason, note, member_id, content_hash,
      policy_version, at)
    SELECT gen_random_uuid(), h.id, c.id, 'resolved', v.verdict, 'FP-01', 'v1.x', ($1::uuid[])[1], 'h', 1, c.decided_at
    FROM hit h JOIN "case" c ON c.applicant_id = h.applicant_id JOIN invented_year y ON y.case_id = c.id
    CROSS JOIN LATERAL (SELECT CASE WHEN random() + 0 * c.number < 0.95 THEN 'false_positive'
      WHEN random() < 0.7 THEN 'true_match' ELSE 'unsure' END AS verdict) v
    WHERE c.decided_at IS NOT NULL RETURNING hit_id, verdict)
  UPDATE hit SET state = j.verdict FROM judged j WHERE j.hit_id = hit.id`;

/** A sample each quarter hour; now and then a bad afternoon. */
const samples = `
  INSERT INTO connection_sample (connection_id, at, lag_seconds, calls, failures, breaker)
  SELECT c, q, CASE WHEN bad THEN 2700 ELSE (5 + 50 * random())::int END, 40, CASE WHEN bad THEN 12 ELSE 0 END,
    CASE WHEN bad THEN 'open' ELSE 'closed' END
  FROM unnest($1::uuid[]) WITH ORDINALITY o(c, place),
    generate_series(metric_start('quarter', now() - interval '365 days'), metric_start('quarter', now()),
      interval '15 minutes') q,
    LATERAL (SELECT extract(doy FROM q)::int % (37 + place::int) = 0
      AND extract(hour FROM q) BETWEEN 13 AND 14 AS bad) b
  ON CONFLICT DO NOTHING`;
