import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../cases/decide.ts';
import { closeDatabase, db } from '../database.ts';
import { endSession } from '../members/sessions.ts';
import { claimCase, takeOver } from './claim.ts';
import { keepClaim } from './keep.ts';
import { releaseCase, releaseExpired } from './release.ts';
import { skipCase } from './skip.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let tomas: MemberActor;
let ines: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('reviewer', 'Tomás Ferreira');
  ines = await aMember('approver', 'Inês Duarte');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const newCase = async () => (await aCase(connection)).caseId;
const stored = (id: string) => db().case.findUniqueOrThrow({ where: { id } });
const setCase = (id: string, data: object) => db().case.update({ where: { id }, data });
const endLease = (id: string) => setCase(id, { claimedUntil: new Date(Date.now() - 1_000) });
const minutesLeft = (until: Date | null) => Math.round(((until?.getTime() ?? 0) - Date.now()) / 60_000);

async function logged(caseId: string): Promise<object[]> {
  const rows = await db().ledgerRow.findMany({ where: { subjectId: caseId }, orderBy: { seq: 'asc' } });
  return rows
    .map(({ kind, entry }) => ({ kind, ...(JSON.parse(entry) as { details: object }).details }))
    .filter(({ kind }) => kind !== 'case.opened');
}

describe('A claim by hand', () => {
  it('an open case: claimed for ten minutes, recorded once, its version unchanged', async () => {
    const { caseId, version } = await aCase(connection);
    await claimCase(nadia, caseId);
    await claimCase(nadia, caseId);
    const found = await stored(caseId);
    expect(found).toMatchObject({ state: 'claimed', assigneeId: nadia.id, assignedById: null, version });
    expect(minutesLeft(found.claimedUntil)).toBe(10);
    expect(await logged(caseId)).toMatchObject([{ kind: 'case.claimed', by: 'hand', stateBefore: 'open' }]);
  });

  it('a case that another member has: refused as taken, until the claim has ended', async () => {
    const caseId = await newCase();
    await claimCase(nadia, caseId);
    expect(await codeOf(claimCase(tomas, caseId))).toBe('taken');
    await endLease(caseId);
    expect(await codeOf(claimCase(tomas, caseId))).toBe('done');
    expect((await stored(caseId)).assigneeId).toBe(tomas.id);
  });

  // One that waits for a second person is in lib/data/cases/deciding/second.test.ts, since it needs a decision.
  it('a case that is escalated: an approver claims it and it stays so', async () => {
    const caseId = await newCase();
    const state = 'escalated';
    await setCase(caseId, { state });
    expect(await codeOf(claimCase(nadia, caseId))).toBe('not_allowed');
    await claimCase(ines, caseId);
    expect(await stored(caseId)).toMatchObject({ state, assigneeId: ines.id });
    await releaseCase(ines, caseId);
    expect(await stored(caseId)).toMatchObject({ state, assigneeId: null, claimedUntil: null });
  });

  it.each(['on_hold', 'snoozed', 'waiting_for_applicant'])(
    'a case that is %s: its wait ends, and the clock of its time limit runs again',
    async (state) => {
      const caseId = await newCase();
      await setCase(caseId, { state, ...(state === 'snoozed' ? { wakesAt: new Date(Date.now() + 60_000) } : {}) });
      await claimCase(nadia, caseId);
      expect(await stored(caseId)).toMatchObject({ state: 'claimed', clockStoppedAt: null });
    },
  );

  it.each(['on_hold', 'snoozed', 'waiting_for_applicant'])(
    'a case that is %s: a claim by typing that comes late is refused, and the wait goes on',
    async (state) => {
      const caseId = await newCase();
      await setCase(caseId, { state, ...(state === 'snoozed' ? { wakesAt: new Date(Date.now() + 60_000) } : {}) });
      expect(await codeOf(claimCase(nadia, caseId, 'work'))).toBe('closed');
      expect(await stored(caseId)).toMatchObject({ state, claimedUntil: null });
    },
  );

  it('no such case: not found', async () => {
    expect(await codeOf(claimCase(nadia, randomUUID()))).toBe('not_found');
  });
});

describe('Deciding', () => {
  const approval = (caseId: string, version: number) => ({
    decisionId: randomUUID(),
    caseId,
    version,
    outcome: 'approved' as const,
    reasons: [],
    note: '',
    hasConfirmedUnseen: true,
  });

  it('is refused while another member has the case, and not once their claim has ended', async () => {
    const { caseId, version } = await aCase(connection);
    await claimCase(nadia, caseId);
    expect(await codeOf(recordDecision(tomas, approval(caseId, version)))).toBe('taken');
    await endLease(caseId);
    await recordDecision(tomas, approval(caseId, version));
    expect(await stored(caseId)).toMatchObject({ state: 'decided', assigneeId: tomas.id, claimedUntil: null });
  });

  it('ends the claim and the assignment; nobody claims the case any more', async () => {
    const { caseId, version } = await aCase(connection);
    await setCase(caseId, { assigneeId: nadia.id, assignedById: ines.id });
    await claimCase(nadia, caseId);
    await recordDecision(nadia, approval(caseId, version));
    const ended = { assigneeId: nadia.id, assignedById: null, claimedAt: null, claimedUntil: null };
    expect(await stored(caseId)).toMatchObject(ended);
    for (const act of [claimCase, takeOver, releaseCase]) expect(await codeOf(act(ines, caseId))).toBe('closed');
  });
});

describe('A take-over', () => {
  it('by an approver: the claim moves, both are told, and the first can’t keep it', async () => {
    const caseId = await newCase();
    await claimCase(nadia, caseId);
    expect(await codeOf(takeOver(tomas, caseId))).toBe('not_allowed');
    await takeOver(ines, caseId);
    expect(await stored(caseId)).toMatchObject({ state: 'claimed', assigneeId: ines.id });
    expect(await codeOf(keepClaim(nadia, caseId))).toBe('taken');
    expect(await codeOf(releaseCase(nadia, caseId))).toBe('taken');
    const told = await db().notice.findMany({ where: { caseId } });
    expect(told.map(({ kind, memberId, byId, readAt }) => [kind, memberId, byId, readAt !== null]).sort()).toEqual(
      [
        ['taken_over', nadia.id, ines.id, false],
        ['taken_over', ines.id, ines.id, true],
      ].sort(),
    );
    expect((await logged(caseId)).at(-1)).toMatchObject({ kind: 'case.taken-over', fromId: nadia.id });
  });

  it('of an assigned case: the assignment ends', async () => {
    const caseId = await newCase();
    await setCase(caseId, { assigneeId: nadia.id, assignedById: ines.id });
    await takeOver(ines, caseId);
    await releaseCase(ines, caseId);
    expect(await stored(caseId)).toMatchObject({ state: 'open', assigneeId: null, assignedById: null });
  });
});

describe('A claim ends', () => {
  it('by hand: the case is open again; an assigned one stays assigned until it is given back once more', async () => {
    const [free, assigned] = [await newCase(), await newCase()];
    await setCase(assigned, { assigneeId: nadia.id, assignedById: ines.id });
    for (const caseId of [free, assigned]) {
      await claimCase(nadia, caseId);
      await releaseCase(nadia, caseId);
    }
    expect(await stored(free)).toMatchObject({ state: 'open', assigneeId: null });
    expect(await stored(assigned)).toMatchObject({ state: 'open', assigneeId: nadia.id, assignedById: ines.id });
    await releaseCase(nadia, assigned);
    expect(await stored(assigned)).toMatchObject({ state: 'open', assigneeId: null, assignedById: null });
    expect(await codeOf(releaseCase(nadia, free))).toBe('taken');
  });

  it('by time: the worker gives back those whose time is over, and no other', async () => {
    const [over, goingOn, assigned] = [await newCase(), await newCase(), await newCase()];
    await setCase(assigned, { assigneeId: nadia.id, assignedById: ines.id });
    for (const caseId of [over, goingOn, assigned]) await claimCase(nadia, caseId);
    for (const caseId of [over, assigned]) await endLease(caseId);
    expect(await releaseExpired()).toBeGreaterThanOrEqual(2);
    expect(await stored(over)).toMatchObject({ state: 'open', assigneeId: null, claimedUntil: null });
    expect(await stored(assigned)).toMatchObject({ state: 'open', assigneeId: nadia.id, claimedUntil: null });
    expect(await stored(goingOn)).toMatchObject({ state: 'claimed', assigneeId: nadia.id });
    expect((await logged(over)).at(-1)).toMatchObject({ kind: 'case.released', because: 'idle', memberId: nadia.id });
    expect(await codeOf(keepClaim(nadia, over))).toBe('closed');
    expect(await releaseExpired()).toBe(0);
  });

  it('by signing out of the last session; not while the member is signed in elsewhere', async () => {
    const mira = await aMember('reviewer', 'Mira Okafor');
    const caseId = await newCase();
    const elsewhere = randomUUID() + randomUUID();
    await db().session.create({ data: { id: elsewhere, memberId: mira.id } });
    await claimCase(mira, caseId);
    await endSession(mira);
    expect((await stored(caseId)).state).toBe('claimed');
    await endSession({ ...mira, sessionId: elsewhere });
    expect(await stored(caseId)).toMatchObject({ state: 'open', assigneeId: null });
    expect((await logged(caseId)).at(-1)).toMatchObject({ kind: 'case.released', because: 'sign_out' });
  });

  it('with its member: one who is disabled loses claims and assignments', async () => {
    const paul = await aMember('reviewer', 'Paul Lindqvist');
    const [claimed, assigned] = [await newCase(), await newCase()];
    await claimCase(paul, claimed);
    await setCase(assigned, { assigneeId: paul.id, assignedById: ines.id });
    await db().member.update({ where: { id: paul.id }, data: { disabledAt: new Date() } });
    expect(await releaseExpired()).toBe(2);
    for (const caseId of [claimed, assigned])
      expect(await stored(caseId)).toMatchObject({ state: 'open', assigneeId: null, assignedById: null });
  });

  it('by passing it on: the words are sealed, and the ledger has their hash alone', async () => {
    const caseId = await newCase();
    await claimCase(nadia, caseId);
    expect(await codeOf(skipCase(nadia, { caseId, reason: 'other', words: ' ' }))).toBe('invalid');
    await skipCase(nadia, { caseId, reason: 'other', words: 'My neighbour Maëlle' });
    expect((await db().caseSkip.findFirstOrThrow({ where: { caseId } })).words).toMatch(/^v1\./);
    expect(await stored(caseId)).toMatchObject({ state: 'open', assigneeId: null });
    const acts = await logged(caseId);
    expect(acts.slice(-2)).toMatchObject([{ kind: 'case.skipped' }, { kind: 'case.released', because: 'skipped' }]);
    expect(JSON.stringify(acts)).not.toContain('neighbour');
    expect(await codeOf(skipCase(nadia, { caseId, reason: 'language', words: '' }))).toBe('taken');
  });
});

describe('A heartbeat', () => {
  it('prolongs the claim to ten minutes after the last act of the session, never without an act', async () => {
    const mira = await aMember('reviewer', 'Mira Okafor');
    const caseId = await newCase();
    await claimCase(mira, caseId);
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    await setCase(caseId, { claimedUntil: inMinutes(2) });
    const session = (lastActAt: Date) => db().session.update({ where: { id: mira.sessionId }, data: { lastActAt } });
    await session(inMinutes(-9));
    expect(minutesLeft((await keepClaim(mira, caseId)).until)).toBe(2);
    await session(inMinutes(-1));
    expect(minutesLeft((await keepClaim(mira, caseId)).until)).toBe(9);
  });
});

describe('The database refuses, whatever the code does', () => {
  it.each([
    ['a claimed case without a lease', { state: 'claimed' }, 'case_claimed_has_a_lease'],
    ['a lease of nobody', { state: 'claimed', claimedAt: new Date(), claimedUntil: new Date() }, 'case_lease_is_whole'],
    ['an assignment to nobody', { assignedById: 'lead' }, 'case_assignment_names_both'],
  ])('%s', async (_what, data, rule) => {
    const caseId = await newCase();
    const given = 'assignedById' in data ? { assignedById: ines.id } : data;
    await expect(setCase(caseId, given)).rejects.toThrow(rule);
  });

  it('a lease on a case on hold: it ended, the case stays with its member, and no lease can be set', async () => {
    const caseId = await newCase();
    await claimCase(nadia, caseId);
    await setCase(caseId, { state: 'on_hold' });
    expect(await stored(caseId)).toMatchObject({ claimedAt: null, claimedUntil: null, assignedById: nadia.id });
    const lease = { claimedAt: new Date(), claimedUntil: new Date() };
    await expect(setCase(caseId, lease)).rejects.toThrow('case_lease_is_of_work_under_way');
    expect(await codeOf(claimCase(tomas, caseId))).toBe('taken');
    expect(await codeOf(claimCase(nadia, caseId))).toBe('done');
  });
});
