import type pg from 'pg';

/** So many applicants a test fills; the planner's statistics are then scaled from them. */
export const filled = 4_000;

/**
 * Applicants as a desk has them after a few years: most are decided, one in ten waits, one in five has a hit. Rows
 * only, by the superuser and without triggers; widths as of real ones, so that a page of a table holds as many.
 */
export async function fillApplicants(
  superuser: pg.Client,
  connections: readonly string[],
  count = filled,
): Promise<void> {
  await superuser.query('SET session_replication_role = replica');
  await superuser.query(
    `INSERT INTO member (id, email, name, role)
     SELECT gen_random_uuid(), 'filled-' || n || '@docket.test', 'Filled ' || n, 'reviewer'
     FROM generate_series(1, 40) n`,
  );
  await superuser.query('CREATE TEMP TABLE colleague AS SELECT id, row_number() OVER () AS place FROM member');
  for (const sql of tables)
    await superuser.query(sql.replaceAll('$CONNECTIONS', list(connections)).replaceAll('$COUNT', String(count)));
  await superuser.query('DROP TABLE colleague');
  await superuser.query('RESET session_replication_role');
}

function list(connections: readonly string[]): string {
  return `ARRAY[${connections.map((id) => `'${id}'`).join(', ')}]::uuid[]`;
}

const one = `(SELECT id FROM colleague WHERE place = 1 +`;
const sealed = (characters: number) => `'v1.' || repeat(md5(random()::text), ${Math.ceil(characters / 32)})`;

/** What happened to the n-th applicant, most of them decided; few are claimed at a time. */
const state = `CASE WHEN n % 1000 = 99 THEN 'claimed' WHEN n % 100 < 90 THEN 'decided' WHEN n % 100 < 97 THEN 'open'
  ELSE (ARRAY['on_hold', 'snoozed', 'waiting_for_applicant'])[1 + n % 3] END`;

const tables = [
  `INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record, record_hash, hits_read_at,
     crypto_read_at, flow, document, grouped_at, judged_by)
   SELECT gen_random_uuid(), ($CONNECTIONS)[1 + n % array_length($CONNECTIONS, 1)], 'filled-' || n, 'pending_review',
     now(), ${sealed(2_400)}, md5(n::text), now(), now(), 'standard', 'passport', now(), ''
   FROM generate_series(1, $COUNT) n`,
  `INSERT INTO applicant_search (applicant_id, name, latin_name, name_key, birth_date, nationality, country)
   SELECT id, 'Name ' || md5(external_id), 'Name ' || md5(external_id),
     CASE WHEN external_id = 'filled-77' THEN 'zsofia rarissima'
     WHEN right(external_id, 2) = '07' THEN 'maria ' || replace(external_id, '-', ' ')
     ELSE 'name ' || md5(external_id) END,
     date '1950-01-01' + (random() * 20000)::int, 'FRA', (ARRAY['FRA', 'NOR', 'KAZ', 'BRA'])[1 + (random() * 3)::int]
   FROM applicant WHERE external_id LIKE 'filled-%'`,
  `INSERT INTO blind_index (applicant_id, kind, value)
   SELECT id, kind, md5(kind || external_id) FROM applicant, unnest(ARRAY['email', 'phone', 'document']) kind
   WHERE external_id LIKE 'filled-%'`,
  `INSERT INTO image (id, applicant_id, vendor_ref, document_type, part, position, state, pages, fetched_at)
   SELECT gen_random_uuid(), id, 'ref-' || p, 'passport', 'front', p, 'shown', 1, now()
   FROM applicant, generate_series(1, 3) p WHERE external_id LIKE 'filled-%'`,
  `INSERT INTO image_copy (image_id, page, size, original_sha256, sha256, width, height, byte_length, bytes, used_at)
   SELECT id, 1, 'thumb', md5(id::text), md5(id::text), 240, 150, 200, decode(repeat('01', 200), 'hex'),
     now() - random() * interval '30 days' FROM image WHERE vendor_ref LIKE 'ref-%'`,
  `INSERT INTO "case" (id, applicant_id, connection_id, country, state, outcome, assignee_id, claimed_at,
     claimed_until, opened_because, opened_at, due_at, decided_at, wakes_at, clock_stopped_at)
   SELECT gen_random_uuid(), id, connection_id, country_of(id), state, CASE WHEN state = 'decided' THEN 'approved' END,
     CASE WHEN state IN ('decided', 'claimed') THEN ${one} n % 40) END,
     CASE WHEN state = 'claimed' THEN now() END, CASE WHEN state = 'claimed' THEN now() + interval '10 min' END,
     'status', now() - n * interval '3 min', now() - n * interval '3 min' + interval '1 day',
     CASE WHEN state = 'decided' THEN now() - n * interval '2 min' END,
     CASE WHEN state = 'snoozed' THEN now() + n * interval '1 min' END,
     CASE WHEN state IN ('snoozed', 'waiting_for_applicant') THEN now() END
   FROM (SELECT *, ${state} AS state FROM (SELECT *, substr(external_id, 8)::int AS n FROM applicant
     WHERE external_id LIKE 'filled-%') a) s`,
  `INSERT INTO case_fact (case_id, connection_id, round, risk, opened_at, is_archived, is_waiting, decided_at, outcome,
     reviewer_id, request_reasons, reasons, is_latest)
   SELECT id, connection_id, 1, risk, opened_at, false, false, decided_at, outcome,
     CASE WHEN state = 'decided' THEN assignee_id END, '{}', '{}', true FROM "case"
   ON CONFLICT DO NOTHING`,
  `INSERT INTO retention (applicant_id, connection_id, outcome, decided_at, active_at, kept_by, is_kept)
   SELECT applicant_id, connection_id, coalesce(outcome, 'undecided'), decided_at, opened_at,
     CASE WHEN state <> 'decided' THEN ARRAY['open_case'] ELSE '{}' END, state <> 'decided' FROM "case"
   ON CONFLICT DO NOTHING`,
  `INSERT INTO decision (id, case_id, applicant_id, member_id, outcome, reasons, note, policy_versions, blockers,
     case_version, decided_at)
   SELECT gen_random_uuid(), id, applicant_id, assignee_id, outcome, ARRAY['AP-01'], ${sealed(200)}, '{}', '[]', 1,
     decided_at FROM "case" WHERE state = 'decided'`,
  `INSERT INTO decision_evidence (decision_id, image_id, page, fate, is_seen)
   SELECT d.id, i.id, 1, 'not_shown', false FROM decision d JOIN image i USING (applicant_id)`,
  `INSERT INTO case_move (id, case_id, applicant_id, member_id, kind, state_before, state_after, case_version, at)
   SELECT gen_random_uuid(), id, applicant_id, ${one} number % 40), 'held', 'open', 'on_hold', 1,
     opened_at + interval '1 hour' FROM "case" WHERE number % 4 = 0`,
  `INSERT INTO staged_decision (id, case_id, applicant_id, member_id, outcome, reasons, because, policy_versions,
     blockers, ticks, case_version, state_before, has_confirmed_unseen, content, evidence_hash, form_hmac, staged_at,
     ended_at, ended_as, ended_by_id)
   SELECT gen_random_uuid(), id, applicant_id, assignee_id, 'approved', '{}', 'true_hit', '{}', '[]', '[]', 1,
     'claimed',
     false, '{}', md5(id::text), md5(id::text), opened_at, decided_at, 'confirmed', ${one} (number + 1) % 40)
   FROM "case" WHERE state = 'decided' AND number % 10 = 0`,
  `INSERT INTO evidence_view (id, member_id, applicant_id, image_id, page, size, sha256, sent_at, seen_at)
   SELECT gen_random_uuid(), ${one} position), applicant_id, id, 1, size, md5(id::text), now(), now()
   FROM image, unnest(ARRAY['thumb', 'full']) size`,
  `INSERT INTO hit (id, applicant_id, vendor_ids, list, topic, severity, has_record, entity_keys, record, content_hash,
     state, found_at, screened_at)
   SELECT gen_random_uuid(), id, ARRAY['h'], (ARRAY['EU', 'OFAC', 'UN'])[1 + n % 3], 'pep', n % 100, true, '{}',
     ${sealed(1_200)}, md5(n::text), CASE WHEN n % 50 = 0 THEN 'open' WHEN n % 70 = 0 THEN 'unsure'
       ELSE 'false_positive' END, now() - n * interval '3 min', now()
   FROM (SELECT id, substr(external_id, 8)::int AS n FROM applicant WHERE external_id LIKE 'filled-%') a
   WHERE n % 5 = 0`,
  `INSERT INTO crypto_check (id, applicant_id, vendor_id, score, band, outcome, urgency, is_under_review, found_at)
   SELECT gen_random_uuid(), id, 'c', n % 100, 'low', (ARRAY['unknown', 'pass', 'not_done'])[1 + n % 3],
     (ARRAY[5, 6, 4])[1 + n % 3], n % 100 >= 90, now() - n * interval '3 min'
   FROM (SELECT id, substr(external_id, 8)::int AS n FROM applicant WHERE external_id LIKE 'filled-%') a`,
  `INSERT INTO hit_resolution (id, hit_id, kind, verdict, reason, member_id, content_hash, at)
   SELECT gen_random_uuid(), id, 'resolved', 'false_positive', 'other_person',
     (SELECT min(id::text)::uuid FROM colleague),
     content_hash, found_at FROM hit WHERE state = 'false_positive'`,
  `INSERT INTO screening (id, applicant_id, told_hash, step, label, lists, outcome, found, is_whole, read_at)
   SELECT gen_random_uuid(), id, md5(id::text), 'aml', 'Lists', ARRAY['EU'], 'pass', 0, true, now() FROM applicant`,
  `INSERT INTO applicant_note (id, root_id, version, applicant_id, member_id, text, mentions, form_hmac)
   SELECT d.id, d.id, 1, d.applicant_id, d.member_id, ${sealed(200)}, '{}', md5(d.id::text) FROM decision d
   WHERE d.decided_at > now() - interval '3 days'`,
  `INSERT INTO notice (id, member_id, kind, case_id, at, read_at)
   SELECT gen_random_uuid(), assignee_id, 'assigned', id, opened_at, opened_at FROM "case"
   WHERE assignee_id IS NOT NULL`,
  `INSERT INTO command (id, connection_id, applicant_id, kind, is_reversible, input, state, created_at, ended_at)
   SELECT gen_random_uuid(), connection_id, id, 'archive', true, ${sealed(200)}, 'done', now(), now() FROM applicant
   WHERE version = 1 AND random() < 0.2`,
  `INSERT INTO refetch (connection_id, external_id, because, due_at)
   SELECT connection_id, external_id, 'webhook', now() + random() * interval '1 hour' FROM applicant
   WHERE random() < 0.2 ON CONFLICT DO NOTHING`,
  `INSERT INTO webhook_event (id, connection_id, event_id, type, external_ids)
   SELECT gen_random_uuid(), connection_id, 'event-' || external_id, 'changed', ARRAY[external_id] FROM applicant`,
  `INSERT INTO ledger (seq, at, kind, actor_id, subject_id, entry, prev_hash, hash)
   SELECT seq, at, kind, actor, subject, '{"actor":{"id":"' || actor || '","role":"reviewer","type":"person"},"at":"'
       || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","details":{},"kind":"' || kind
       || '","seq":' || seq || ',"subject":{"id":"' || subject || '","type":"case"}}',
     repeat(md5('before' || seq), 2), repeat(md5('row' || seq), 2)
   FROM (SELECT 1000 + row_number() OVER (ORDER BY c.opened_at) AS seq, c.opened_at AS at, kind, c.id::text AS subject,
     ${one} number % 40)::text AS actor
     FROM "case" c, unnest(ARRAY['applicant.opened', 'applicant.sent', 'case.taken-over', 'raw.opened']) kind,
       generate_series(1, 3)) l`,
] as const;
