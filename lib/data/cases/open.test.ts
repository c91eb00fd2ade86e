import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { providerStatuses } from '#lib/review/applicant/status.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { saveApplicant } from '../applicants/save.ts';
import { closeDatabase, db } from '../database.ts';
import { foldCounts } from '../fold-counts.ts';
import { caseCounts } from './counts.ts';
import { recordDecision } from './decide.ts';
import { reasonToOpen, type VendorState } from './open.ts';

const is = (status: VendorState['status'], ...hits: string[]): VendorState => ({ status, hits });
const blocker: Blocker = { kind: 'check', tone: 'fail', label: 'Liveness', title: 'Liveness failed', place: 'checks' };
const faces: Blocker = { ...blocker, kind: 'face', title: 'A reviewer finds the faces different', place: 'faces' };
const approved = { outcome: 'approved', blockers: [] } as const;
const rejected = { outcome: 'rejected', blockers: [] } as const;

describe('Why a round opens', () => {
  test.each(providerStatuses)('new applicant with status %s', (status) => {
    const waits = ['pending_review', 'in_review', 'on_hold', 'unknown'].includes(status);
    expect(reasonToOpen(null, is(status), null, [])).toBe(waits ? 'status' : null);
  });

  test.each([
    ['an applicant finishes their steps', is('in_progress'), is('pending_review'), null, [], 'status'],
    ['the vendor decides by itself', is('in_progress'), is('approved'), null, [], null],
    ['a hit appears on an applicant never decided here', is('approved'), is('approved', 'h1'), null, [], 'hit'],
    ['the vendor goes on waiting after our decision', is('pending_review'), is('pending_review'), approved, [], null],
    ['the vendor begins its own review after our decision', is('pending_review'), is('in_review'), approved, [], null],
    ['a new hit appears after a decision', is('approved'), is('approved', 'h1'), approved, [], 'hit'],
    ['a known hit stays', is('approved', 'h1'), is('approved', 'h1'), approved, [], null],
    ['the vendor rejects whom we approved', is('pending_review'), is('rejected'), approved, [], 'conflict'],
    ['the vendor blocks whom we approved', is('approved'), is('blocked'), approved, [], 'conflict'],
    ['the vendor approves whom we rejected', is('in_review'), is('approved'), rejected, [], 'conflict'],
    ['the vendor agrees', is('pending_review'), is('approved'), approved, [], null],
    ['the contradiction was there before', is('rejected'), is('rejected'), approved, [], null],
    ['the applicant comes back after a decision', is('needs_info'), is('pending_review'), rejected, [], 'status'],
    ['a check fails after a decision', is('approved'), is('approved'), approved, [blocker], 'change'],
    ['a member finds the faces different after a decision', is('approved'), is('approved'), approved, [faces], null],
    [
      'the failed check was weighed',
      is('approved'),
      is('approved'),
      { outcome: 'approved', blockers: [blocker] } as const,
      [blocker],
      null,
    ],
  ] as const)('%s', (_, before, now, last, blockers, because) => {
    expect(reasonToOpen(before, now, last && { ...last, blockers: [...last.blockers] }, blockers)).toBe(because);
  });
});

describe('On the database', () => {
  let database: TestDatabase;
  let connectionId: string;
  let nadia: MemberActor;

  beforeAll(async () => {
    database = await testDatabase();
    connectionId = await aConnection();
    nadia = await aMember('reviewer', 'Nadia Brandt');
  });

  afterAll(async () => {
    await closeDatabase();
    await database.close();
  });

  const save = (applicant: Applicant) =>
    saveApplicant(worker, {
      connectionId,
      externalId: applicant.externalId,
      fetchedAt: new Date(),
      applicant,
      problem: null,
    });
  const casesOf = (applicantId: string) => db().case.findMany({ where: { applicantId }, orderBy: { round: 'asc' } });
  const hit = exampleHit({ list: 'OFAC SDN', name: 'M. K.', score: 90 });

  async function decided(applicant: Applicant) {
    const found = await aCase(connectionId, applicant);
    const decisionId = crypto.randomUUID();
    await recordDecision(nadia, {
      ...found,
      decisionId,
      outcome: 'approved',
      reasons: [],
      note: '',
      hasConfirmedUnseen: true,
    });
    return found;
  }

  test('a change while the case is under review: new blockers, risk and version, no new round', async () => {
    const applicant = anApplicant();
    const { applicantId, version } = await aCase(connectionId, applicant);
    await save({ ...applicant, hits: [hit] });
    expect(await casesOf(applicantId)).toMatchObject([
      { version: version + 1, risk: 'high', state: 'open', blockers: [{ kind: 'hit' }] },
    ]);
  });

  test('a change after the decision opens a new round and leaves the decided case as it is', async () => {
    const applicant = anApplicant();
    const { applicantId } = await decided(applicant);
    const [before] = await casesOf(applicantId);
    await save({ ...applicant, hits: [hit] });
    const [first, second] = await casesOf(applicantId);
    expect(first).toEqual(before);
    expect(second).toMatchObject({ round: 2, openedBecause: 'hit', state: 'open', outcome: null });
  });

  test('an unimportant change after a decision opens no round', async () => {
    const applicant = anApplicant();
    const { applicantId } = await decided(applicant);
    await save({ ...applicant, labels: { campaign: 'autumn' } });
    expect(await casesOf(applicantId)).toHaveLength(1);
  });

  test('the counts are exact before, during and after folding', async () => {
    for (let opened = 0; opened < 70; opened++) await aCase(connectionId);
    const truth = await db().case.groupBy({ by: ['state'], _count: true });
    const expected = Object.fromEntries(truth.map(({ state, _count }) => [state, _count]));
    expect(await caseCounts()).toMatchObject(expected);
    const [folded, ...seen] = await Promise.all([
      foldCounts('case_count'),
      ...Array.from({ length: 20 }, () => caseCounts()),
    ]);
    for (const counts of seen) expect(counts).toMatchObject(expected);
    expect(folded).toBeGreaterThan(64);
    expect(await caseCounts()).toMatchObject(expected);
    expect(await db().caseCount.count()).toBeLessThanOrEqual(8);
  });
});
