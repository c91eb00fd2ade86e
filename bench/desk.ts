import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { aMember, sessionToken } from '#test/builders/member.ts';
import type { TestDatabase } from '#test/database/database.ts';
import { fillApplicants } from '#test/plans/fill.ts';
import { dropIndexes } from './indexes.ts';

/** A filled database, and what the questions are asked about. */
export type Desk = {
  headers: Record<string, string>;
  /** Of the member who asks: {@link staySignedIn}. */
  sessionId: string;
  connectionId: string;
  applicantId: string;
  imageId: string;
  /** The decided case after which page 18,000 begins, or the last but one page of a smaller desk. */
  deep: { at: string; id: string; page: number };
};

const pageSize = 50;
const nowhere = '00000000-0000-4000-8000-000000000000';
const indexed = [
  ...['applicant', 'applicant_search', 'blind_index', 'case', 'case_fact', 'evidence_view', 'hit', 'image'],
  ...['image_copy', 'ledger', 'notice', 'refetch', 'retention', 'webhook_event'],
];

/** Fills a migrated, empty database: one applicant as the product saves them, and so many by bulk copy. */
export async function fillDesk(database: TestDatabase, applicants: number): Promise<Desk> {
  const began = performance.now();
  const connections = [await aConnection(), await aConnection(), await aConnection()];
  const reviewer = await aMember('reviewer', 'Bench');
  const hits = [exampleHit({ id: 'h', name: 'An entry', list: 'EU' })];
  const { applicantId } = await aCase(connections[0] ?? '', anApplicant({ hits }));
  const imageId = await anImage(applicantId);
  const superuser = new pg.Client({ connectionString: superUrlOf(database.url) });
  await superuser.connect();
  const indexes = await dropIndexes(superuser, indexed);
  await fillApplicants(superuser, connections, applicants);
  for (const made of indexes) await superuser.query(made);
  // Triggers keep the counts; a bulk copy runs none.
  await superuser.query(`DELETE FROM case_count; DELETE FROM hit_count; DELETE FROM image_copy_bytes;
    INSERT INTO image_copy_bytes (size, amount) SELECT size, sum(byte_length) FROM image_copy GROUP BY size;
    INSERT INTO case_count (state, amount) SELECT state, count(*) FROM "case" GROUP BY state;
    INSERT INTO hit_count (state, amount) SELECT state, count(*) FROM hit GROUP BY state`);
  await superuser.query('VACUUM ANALYZE');
  const deep = await deepPlace(superuser, applicants);
  await superuser.end();
  process.stdout.write(
    `${applicants.toLocaleString('en')} applicants filled in ${((performance.now() - began) / 1_000).toFixed(0)} s, ` +
      `the deep page is ${deep.page.toLocaleString('en')}\n`,
  );
  const { sessionId } = reviewer;
  const cookie = `docket.session=${await sessionToken(sessionId)}`;
  const headers = { cookie, 'accept-encoding': 'gzip' };
  return { headers, sessionId, connectionId: connections[0] ?? '', applicantId, imageId, deep };
}

/** What only reads is no act, and a session ends after 15 minutes without one: a large desk takes longer. */
export async function staySignedIn({ sessionId }: Desk): Promise<void> {
  const { db } = await import('#lib/data/database.ts');
  await db().session.update({ where: { id: sessionId }, data: { lastActAt: new Date() } });
}

async function anImage(applicantId: string): Promise<string> {
  const { db } = await import('#lib/data/database.ts');
  const { saveFetchedImage } = await import('#lib/data/images/save-fetched.ts');
  const { id } = await db().image.findFirstOrThrow({ where: { applicantId }, select: { id: true } });
  const sha256 = randomBytes(32).toString('hex');
  const one = { page: 1, width: 1_600, height: 1_000, sha256 };
  const pictures = [
    { ...one, size: 'thumb' as const, bytes: randomBytes(12_000) },
    { ...one, size: 'full' as const, bytes: randomBytes(180_000) },
  ];
  await saveFetchedImage(id, { outcome: 'shown', type: 'image/jpeg', sha256, byteLength: 400_000, pages: 1, pictures });
  return id;
}

async function deepPlace(superuser: pg.Client, applicants: number): Promise<Desk['deep']> {
  const page = Math.min(18_000, Math.max(1, Math.floor((applicants * 0.9) / pageSize) - 1));
  const { rows } = await superuser.query<{ id: string; at: Date }>(
    `SELECT id, decided_at AS at FROM "case" WHERE state = 'decided' ORDER BY decided_at DESC, id DESC
     OFFSET $1 LIMIT 1`,
    [Math.max(0, (page - 1) * pageSize - 1)],
  );
  // Of a handful of applicants none may be decided; then the place is past the end, and both servers find nothing.
  const { id, at } = rows[0] ?? { id: nowhere, at: new Date('2000-01-01') };
  return { at: at.toISOString(), id, page };
}

/** The same database as the superuser, who may turn triggers off for a session. */
function superUrlOf(url: string): string {
  const { superUrl } = JSON.parse(process.env.DOCKET_TEST_CLUSTER ?? '{}') as { superUrl: string };
  return Object.assign(new URL(superUrl), { pathname: new URL(url).pathname }).href;
}
