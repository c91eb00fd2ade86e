import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { caseCounts } from '#lib/data/cases/counts.ts';
import { takeNext } from '#lib/data/claims/take-next.ts';
import { db } from '#lib/data/database.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { TestDatabase } from '#test/database/database.ts';
import { type Asked, asksOfEach } from './load.ts';

/** What is asked of a function of the product and of bare SQL, without HTTP: no address does it alone. */
export type Compared = { name: string; limit: string; docket: Asked; bare: Asked };

/**
 * The number of cases by state, and "Take next" where enough cases are open. `close` ends the connections of the bare
 * side.
 */
export async function comparedInProcess(
  database: TestDatabase,
): Promise<{ questions: Compared[]; close: () => Promise<void> }> {
  const pool = new pg.Pool({ connectionString: database.url });
  const counts: Compared = {
    name: 'counts of all states, alone',
    limit: '5 ms',
    docket: () => ({ ask: caseCounts }),
    bare: () => ({ ask: () => pool.query('SELECT state, count(*) FROM "case" GROUP BY state') }),
  };
  const questions = (await caseCounts()).open > 2 * asksOfEach ? [counts, await claims(pool)] : [counts];
  return { questions, close: () => pool.end() };
}

async function claims(pool: pg.Pool): Promise<Compared> {
  const [forDocket, forBare] = [await reviewers(), await reviewers()];
  return {
    name: 'claims ("Take next")',
    limit: '–',
    docket: () => ({ ask: () => claim(forDocket.pop()) }),
    bare: () => ({ ask: () => bareClaim(pool, forBare.pop()) }),
  };
}

async function claim(member: MemberActor | undefined): Promise<void> {
  if (!member || !(await takeNext(member))) throw new Error('no case was given');
}

async function bareClaim(pool: pg.Pool, member: MemberActor | undefined): Promise<void> {
  const { rowCount } = await pool.query(
    `UPDATE "case" SET state = 'claimed', assignee_id = $1, claimed_at = now(),
       claimed_until = now() + interval '10 min'
     WHERE id = (SELECT id FROM "case" WHERE state = 'open' AND assignee_id IS NULL AND NOT is_archived
       ORDER BY due_at, id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)`,
    [member?.id],
  );
  if (rowCount !== 1) throw new Error('no case was given');
}

/** Each claim is by another member, because a second call resumes. */
async function reviewers(): Promise<MemberActor[]> {
  const made = Array.from({ length: asksOfEach }, () => {
    const id = randomUUID();
    return { id, email: `${id}@docket.test`, name: 'Bench', role: 'reviewer' as const };
  });
  await db().member.createMany({ data: made });
  return made.map((member) => ({ kind: 'member', ...member, sessionId: member.id }));
}
