import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { aJudgement, hitsShown, readAgain } from '#test/builders/hits.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { claimCase } from '../claims/claim.ts';
import { closeDatabase, db } from '../database.ts';
import { foldCounts } from '../fold-counts.ts';
import { hitCounts } from './counts.ts';
import { resolveHits } from './resolve.ts';

let database: TestDatabase;
let nadia: MemberActor;
let connection: string;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const hits = (count: number) =>
  Array.from({ length: count }, (_, n) => exampleHit({ id: String(n), name: `Entry ${n}`, list: 'EU' }));

async function counted(): Promise<Record<string, number>> {
  const rows = await db().hit.groupBy({ by: ['state'], where: { goneAt: null }, _count: true });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
}

it('the counts are those of all rows after hits were found, resolved, taken back and folded', async () => {
  const applicant = anApplicant({ hits: hits(40) });
  const { applicantId, caseId } = await aCase(connection, applicant);
  expect(await hitCounts()).toEqual({ open: 40, unsure: 0, true_match: 0, false_positive: 0 });

  await claimCase(nadia, caseId);
  await resolveHits(nadia, aJudgement((await hitsShown(nadia, applicantId)).slice(0, 30)));
  expect(await hitCounts()).toEqual({ open: 10, unsure: 0, true_match: 0, false_positive: 30 });

  await readAgain(connection, { ...applicant, hits: hits(35) });
  expect(await hitCounts()).toMatchObject(await counted());

  const before = await hitCounts();
  expect(await foldCounts('hit_count')).toBeGreaterThan(64);
  expect(await hitCounts()).toEqual(before);
  expect(await db().hitCount.count()).toBeLessThanOrEqual(4);
});
