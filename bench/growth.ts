import { randomBytes, randomUUID } from 'node:crypto';
import { recordImageSent, recordImagesSeen } from '#lib/data/cases/evidence.ts';
import { recordPageView } from '#lib/data/cases/page-views.ts';
import { takeNext } from '#lib/data/claims/take-next.ts';
import { closeDatabase, db, pool } from '#lib/data/database.ts';
import { saveFetchedImage } from '#lib/data/images/save-fetched.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { aMember } from '#test/builders/member.ts';
import { inTestDatabase } from './in-test-database.ts';

/**
 * How many rows and bytes does each table grow by per 1,000 applicants? Each applicant is copied from a vendor, given
 * to a reviewer by "Take next", opened, and every image is sent and seen; one in five has a hit. Written by the
 * functions that the product uses. `node --conditions=react-server bench/growth.ts [APPLICANTS]`
 */
const count = Number(process.argv[2] ?? 1_000);
/** Bytes of the two sizes of one picture, as the imaging process makes them of a photograph of a card. */
const pictures = { full: 180_000, thumb: 12_000 } as const;

await inTestDatabase(async () => {
  const reviewer = await aMember('reviewer');
  const connection = await aConnection();
  const before = await sizes();
  for (let made = 0; made < count; made += 1) {
    const hits = made % 5 === 0 ? [exampleHit({ id: randomUUID(), name: 'An entry', list: 'EU' })] : [];
    const { applicantId, caseId } = await aCase(connection, anApplicant({ hits }));
    const images = await db().image.findMany({ where: { applicantId }, select: { id: true } });
    for (const { id } of images) await saveFetchedImage(id, aPicture());
    await takeNext(reviewer);
    await recordPageView(reviewer, applicantId);
    for (const { id } of images)
      for (const size of ['thumb', 'full'] as const)
        await recordImageSent(reviewer, applicantId, { imageId: id, page: 1, size, sha256: hash(), isPrefetch: false });
    const seen = images.map(({ id }) => ({ imageId: id, page: 1, seconds: 2 }));
    await recordImagesSeen(reviewer, applicantId, seen);
    // Put away as by a decision, so that the next one is given.
    await pool().query(
      `UPDATE "case" SET state = 'on_hold', assignee_id = NULL, claimed_at = NULL, claimed_until = NULL WHERE id = $1`,
      [caseId],
    );
  }
  report(before, await sizes());
  await closeDatabase();
});

type Size = { rows: number; bytes: number };

async function sizes(): Promise<Map<string, Size>> {
  const { rows: tables } = await pool().query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const found = new Map<string, Size>();
  for (const { name } of tables) {
    const { rows } = await pool().query<{ rows: string; bytes: string }>(
      `SELECT (SELECT count(*) FROM "${name}") AS rows, pg_total_relation_size('"${name}"') AS bytes`,
    );
    found.set(name, { rows: Number(rows[0]?.rows), bytes: Number(rows[0]?.bytes) });
  }
  return found;
}

function report(before: Map<string, Size>, after: Map<string, Size>): void {
  const per = 1_000 / count;
  process.stdout.write(`per 1,000 applicants: rows, kB with indexes (${count} were written)\n`);
  for (const [name, { rows, bytes }] of after) {
    const start = before.get(name) ?? { rows: 0, bytes: 0 };
    if (rows === start.rows) continue;
    const [more, kb] = [(rows - start.rows) * per, ((bytes - start.bytes) * per) / 1_000];
    process.stdout.write(`${name.padEnd(24)} ${more.toFixed(0).padStart(8)} ${kb.toFixed(0).padStart(10)}\n`);
  }
}

function hash(): string {
  return randomBytes(32).toString('hex');
}

function aPicture() {
  const one = (size: 'thumb' | 'full') => ({
    page: 1,
    size,
    bytes: randomBytes(pictures[size]),
    width: 1_600,
    height: 1_000,
    sha256: hash(),
  });
  const original = { type: 'image/jpeg', sha256: hash(), byteLength: pictures.full, pages: 1 };
  return { outcome: 'shown' as const, ...original, pictures: [one('thumb'), one('full')] };
}
