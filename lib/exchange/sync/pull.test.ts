import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveApplicant } from '#lib/data/applicants/applicants.ts';
import { gateState } from '#lib/data/connections/gate-state.ts';
import { db } from '#lib/data/database.ts';
import { pageRead, pullState, startRound } from '#lib/data/sync/pulls.ts';
import { worker } from '#lib/review/actor.ts';
import { setFault, type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { pullOf, pullRound } from '#test/exchange/worker.ts';
import { connect } from '../connect.ts';
import { pullPage } from './pull.ts';

const people = 200;
const goingOn = new AbortController().signal;
let desk: TestDesk;

beforeAll(async () => {
  desk = await testDesk({ people });
});

afterAll(() => desk.close());

async function everything() {
  const [applicants, cases, images, indexes, ledger] = await Promise.all([
    db().applicant.findMany({ orderBy: { id: 'asc' }, omit: { fetchedAt: true } }),
    db().case.findMany({ orderBy: { id: 'asc' } }),
    db().image.findMany({ orderBy: { id: 'asc' } }),
    db().blindIndex.count(),
    db().ledgerRow.groupBy({ by: ['kind'], _count: true, orderBy: { kind: 'asc' } }),
  ]);
  return { applicants, cases, images, indexes, ledger: ledger.filter(({ kind }) => !kind.startsWith('pull.')) };
}

test('Everyone at both vendors arrives over HTTP, each once', async () => {
  await pullRound(desk.vult);
  await pullRound(desk.blockpass);
  expect(await db().applicant.count({ where: { connectionId: desk.vult } })).toBe(people);
  expect(await db().applicant.count({ where: { connectionId: desk.blockpass } })).toBe(people);
  expect(await db().applicant.count({ where: { OR: [{ record: null }, { problem: { not: null } }] } })).toBe(0);
  expect(await db().ledgerRow.count({ where: { kind: 'applicant.changed' } })).toBe(2 * people);
});

test('Who waits for a person has a case, who is final at the vendor has none', async () => {
  const withoutCase = await db().applicant.groupBy({
    by: ['status'],
    where: { cases: { none: {} } },
    orderBy: { status: 'asc' },
  });
  const withCase = await db().applicant.groupBy({
    by: ['status'],
    where: { cases: { some: {} } },
    orderBy: { status: 'asc' },
  });
  expect(withCase.map(({ status }) => status)).toEqual(['in_review', 'on_hold', 'pending_review', 'unknown']);
  expect(withoutCase.some(({ status }) => withCase.some((one) => one.status === status))).toBe(false);
  const cases = await db().case.findMany({ select: { id: true, openedAt: true, dueAt: true } });
  expect(cases.every(({ openedAt, dueAt }) => dueAt.getTime() - openedAt.getTime() === 24 * 3_600_000)).toBe(true);
  const told = await db().ledgerRow.findMany({ where: { kind: 'case.opened' }, select: { subjectId: true } });
  expect(told.map(({ subjectId }) => subjectId).sort()).toEqual(cases.map(({ id }) => id).sort());
});

test('A second pull changes nothing', async () => {
  const before = await everything();
  await pullRound(desk.vult);
  await pullRound(desk.blockpass);
  expect(await everything()).toEqual(before);
  expect((await pullOf(desk.vult)).round).toBe(2);
});

test('Rounds are told in the ledger once each, whatever the number of pages', async () => {
  const rows = await db().ledgerRow.groupBy({
    by: ['kind'],
    _count: true,
    where: { kind: { startsWith: 'pull.' } },
    orderBy: { kind: 'asc' },
  });
  expect(rows).toEqual([
    { kind: 'pull.finished', _count: 4 },
    { kind: 'pull.started', _count: 4 },
  ]);
});

test('A vendor that fails is asked again later, and its failure is told once', async () => {
  await setFault(desk.sandboxUrl, 'vult', { kind: '500' });
  expect(await pullPage(desk.vult, goingOn)).toMatchObject({ kind: 'retry' });
  expect(await pullOf(desk.vult)).toMatchObject({
    round: 3,
    finishedAt: null,
    problem: expect.stringContaining('the provider failed (500)'),
  });
  // After five failures the breaker is open and no call is sent; the recorded reason is still the vendor's.
  const openedAt = async () => {
    expect(await pullPage(desk.vult, goingOn)).toMatchObject({ kind: 'retry' });
    return (await gateState(desk.vult)).openedAt;
  };
  await expect.poll(openedAt, { timeout: 25_000, interval: 50 }).not.toBeNull();
  expect(await pullPage(desk.vult, goingOn)).toMatchObject({ kind: 'retry' });
  expect(await pullOf(desk.vult)).toMatchObject({ problem: expect.stringContaining('the provider failed (500)') });
  await setFault(desk.sandboxUrl, 'vult', null);
  await db().gate.update({ where: { connectionId: desk.vult }, data: { openedAt: null, failures: 0 } });
  await expect
    .poll(() => pullPage(desk.vult, goingOn), { timeout: 20_000, interval: 500 })
    .toMatchObject({ kind: 'page' });
  await pullRound(desk.vult);
  expect(await pullOf(desk.vult)).toMatchObject({ round: 3, problem: null });
  expect(await db().ledgerRow.count({ where: { kind: 'pull.failed' } })).toBe(1);
  expect(await db().applicant.count({ where: { connectionId: desk.vult } })).toBe(people);
});

test('Two processes that pull the same connection at once do not both do it', async () => {
  const steps = await Promise.all([pullPage(desk.blockpass, goingOn), pullPage(desk.blockpass, goingOn)]);
  expect(steps.map(({ kind }) => kind).sort()).toEqual(['busy', 'page']);
  await pullRound(desk.blockpass);
});

test('Control: a pull that moves its cursor before the page stands loses people when it is killed', async () => {
  const other = await desk.connect('blockpass', 'Naive');
  const { can } = await connect(other, 'worker');
  const list = can.applicants?.list;
  if (!list) throw new Error('this provider lists');
  await startRound(worker, other);
  for (let kill = 0; ; kill++) {
    const pull = await pullState(other);
    if (!pull.isUnderway) break;
    const page = await list(pull.cursor, 20);
    await pageRead(worker, {
      connectionId: other,
      ...pull,
      next: page.next,
      applicants: page.items.length,
      expected: null,
      unnamed: 0,
      tookMs: 0,
    });
    // Every other time it is killed in the middle of the page.
    const reached = page.items.slice(0, kill % 2 === 0 ? page.items.length / 2 : page.items.length);
    for (const { externalId, applicant } of reached) {
      if (applicant)
        await saveApplicant(worker, {
          connectionId: other,
          externalId,
          fetchedAt: new Date(),
          applicant,
          problem: null,
        });
    }
  }
  expect(await db().applicant.count({ where: { connectionId: other } })).toBeLessThan(people);
});
