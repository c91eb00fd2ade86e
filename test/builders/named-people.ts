import pg from 'pg';

type NamedPeople = {
  /** Their name begins with it; a part of their own follows. */
  word: string;
  amount: number;
  /** Between the moments when their cases are due. */
  everySeconds: number;
  state: 'open' | 'decided';
};

/**
 * Many applicants with a name and a case each: as the owner and without the triggers, which take most of the time, so
 * that counts, facts and decisions of these cases don't exist.
 */
export async function namedPeople(
  ownerUrl: string,
  connectionId: string,
  groups: readonly NamedPeople[],
): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  for (const table of ['applicant', 'applicant_search', '"case"'])
    await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  for (const { word, amount, everySeconds, state } of groups)
    await owner.query(
      `WITH numbered AS (
         SELECT gen_random_uuid() AS id, n, $1 || ' ' || $3 || n AS name FROM generate_series(1, $2::int) n),
       people AS (
         INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
         SELECT id, $5, name, 'pending_review', now(), 'none' FROM numbered),
       named AS (
         INSERT INTO applicant_search (applicant_id, name, name_key)
         SELECT id, name, $1 || ' ' || md5(name) FROM numbered)
       INSERT INTO "case" (id, applicant_id, connection_id, opened_because, state, outcome, decided_at, due_at)
       SELECT gen_random_uuid(), id, $5, 'status', $3,
         CASE $3 WHEN 'decided' THEN 'approved' END, CASE $3 WHEN 'decided' THEN now() END,
         '2026-12-01T00:00:00Z'::timestamptz + n * $4::float * interval '1 second' FROM numbered`,
      [word, amount, state, everySeconds, connectionId],
    );
  for (const table of ['applicant', 'applicant_search', '"case"'])
    await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  await owner.query('ANALYZE applicant, applicant_search, "case"');
  await owner.end();
}
