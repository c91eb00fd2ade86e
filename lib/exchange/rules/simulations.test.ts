import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { changeIfAny } from '#lib/data/ledger/ledger.ts';
import { eraseApplicant } from '#lib/data/lifecycle/erase.ts';
import { discardDraft } from '#lib/data/rules/drafts.ts';
import { flippedSessions, flipsByWeight, flipsOf } from '#lib/data/rules/flips.ts';
import { newestRun, stopRun } from '#lib/data/rules/simulation-runs.ts';
import { newestRanges, simulationDetail, simulationView } from '#lib/data/rules/simulations.ts';
import { rulesHash } from '#lib/data/rules/subject.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { longestRunMs } from '#lib/review/rules/simulation/run.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { started, stopped, type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { pullRound } from '#test/exchange/worker.ts';
import { aDraft, asked, checked, middleName, requestOf, subjectOf, theDraft } from '#test/rules/desk.ts';
import { beginRuleDraft, saveRuleDraft } from './drafts.ts';
import { dueSimulations, runNext } from './due-simulations.ts';
import { rulesFile } from './file.ts';
import { simulateRequirements, simulateWeights } from './simulate.ts';

/** Simulations of weights on stored sessions of the sandbox, as the worker runs them. */
let desk: TestDesk;
let mei: MemberActor;
let luca: MemberActor;

beforeAll(async () => {
  desk = await testDesk({ people: 130 });
  mei = await aMember('admin', 'Mei Tanaka');
  luca = await aMember('admin', 'Luca Moretti');
  // Rules are read before applicants are there: a simulation learns by which versions they were judged.
  await checked(desk.vult);
  await pullRound(desk.vult);
}, 240_000);
afterAll(() => desk?.close());

afterEach(async () => {
  const open = await db().ruleSimulationRun.findMany({ where: { endedAt: null } });
  for (const { id } of open) await stopRun(mei, id);
  const publishes = await db().rulePublish.findMany({ where: { state: 'waiting' } });
  for (const { id } of publishes)
    await db().rulePublish.update({ where: { id }, data: { state: 'void', endedAt: new Date() } });
  if (await db().ruleDraft.findFirst()) await discardDraft(mei, await subjectOf(desk.vult, kind));
});

const kind = 'weights';
const never = new AbortController().signal;
const change = { idv_session_tolerance: 0.87, image_manipulation_weight: 0.05 };

/** Begins a draft, and asks to simulate it. @returns the id of the run */
async function asking(values: Record<string, number> = change): Promise<string> {
  await aDraft(mei, desk.vult, kind, values);
  const { version } = await theDraft(desk.vult, kind);
  return simulateWeights(mei, { connectionId: desk.vult, version });
}

const view = async () => newestRun(mei, await subjectOf(desk.vult, kind));
const run = (stopping = never, limitMs = longestRunMs) => runNext(desk.vult, stopping, limitMs);

async function stored(id: string) {
  const row = await db().ruleSimulation.findFirstOrThrow({
    where: { run: { id } },
    include: { member: { select: { name: true } } },
  });
  return simulationView(row);
}

describe('A simulation of weights', () => {
  test('waits for the worker, and then tells what the draft would do, on what, and how sure that is', async () => {
    const id = await asking();
    expect(await view()).toMatchObject({ id, state: 'waiting', done: 0, by: 'Mei Tanaka', isOfDraft: true });
    expect(await dueSimulations.due()).toEqual([desk.vult]);
    expect(await dueSimulations.workOne(desk.vult, never)).toBe(0);
    expect(await dueSimulations.workOne(desk.vult, never)).toBeNull();
    const result = await stored(id);
    expect(await view()).toMatchObject({ state: 'done', simulationId: result.id, mayStop: false });
    const skipped = result.skipped.reduce((sum, { count }) => sum + count, 0);
    expect(result.used + skipped).toBe(await db().applicant.count({ where: { connectionId: desk.vult } }));
    expect(result.used).toBeGreaterThan(58);
    expect(result.skipped.map(({ reason }) => reason).sort()).toEqual(['no_score', 'unclear_test']);
    expect(result.error?.residual).toBeGreaterThan(0);
    expect(result.error?.residual).toBeLessThan(0.1);
    // Names differ in some documents: their scores lie between both lines.
    expect(result.newlyFailed).toBeGreaterThan(0);
    const detail = await simulationDetail(luca, result.id);
    expect(detail).toMatchObject({ changedNotReplayed: [], form: 'share' });
    expect(detail?.notReplayed).toHaveLength(16);
    expect(detail?.ranges.filter(({ canReplay }) => !canReplay)).toHaveLength(16);
    const { all, flips } = await flipsOf(mei, result.id);
    expect([all, flips.length]).toEqual([result.newlyPassed + result.newlyFailed + result.cantTell, all]);
    const document = flips[0]?.document ?? null;
    const some = await flipsOf(mei, result.id, { by: { segment: 'document', value: document } });
    expect(some.flips).toEqual(flips.filter((flip) => flip.document === document));
    const failed = await flippedSessions(mei, desk.vult, result.id, { effects: ['newly_failed'] });
    expect([failed.all, failed.sessions.length]).toEqual([result.newlyFailed, result.newlyFailed]);
    // An admin opens no applicants, and is not told whose scores they are.
    expect(failed.sessions.every(({ applicantId, caseNumber }) => applicantId === null && caseNumber === null)).toBe(
      true,
    );
    const opened = await flippedSessions(await aMember('approver'), desk.vult, result.id, {
      effects: ['newly_failed'],
    });
    expect(opened.sessions.map(({ applicantId }) => applicantId)).toEqual(
      flips.filter(({ effect }) => effect === 'newly_failed').map(({ applicantId }) => applicantId),
    );
    const byWeight = Object.values(await flipsByWeight(mei, result.id)).reduce((sum, count) => sum + count, 0);
    expect(byWeight).toBe(result.newlyPassed + result.newlyFailed);
    const { base } = await theDraft(desk.vult, kind);
    const ranges = await newestRanges(mei, await subjectOf(desk.vult, kind), rulesHash(base));
    expect([ranges?.used, Object.keys(ranges?.byKey ?? {}).length]).toEqual([result.used, 27]);
    expect(await newestRanges(mei, await subjectOf(desk.vult, kind), result.draftHash)).toBeNull();
    // A request to publish rests on it.
    expect((await requestOf(await asked(mei, desk.vult, kind, { simulationId: result.id }))).state).toBe('waiting');
  });

  test('leaves out test accounts and people whose answer is known', async () => {
    const [first, second] = await db().applicant.findMany({ where: { connectionId: desk.vult }, take: 2 });
    const tag = (applicantId: string, text: string) =>
      db().applicantTag.create({ data: { applicantId, tag: text, memberId: mei.id } });
    await tag(first?.id ?? '', 'test account');
    await tag(second?.id ?? '', 'known answer');
    const id = await asking();
    await run();
    const { skipped } = await stored(id);
    expect(skipped).toEqual(
      expect.arrayContaining([
        { reason: 'test', count: 1 },
        { reason: 'known_answer', count: 1 },
      ]),
    );
    const switches = 'requirements';
    await beginRuleDraft(mei, desk.vult, switches, null);
    const { version, values } = await theDraft(desk.vult, switches);
    const changed = { version, values: { ...values, [middleName]: true } };
    const next = await saveRuleDraft(mei, desk.vult, switches, changed);
    const simulationId = await simulateRequirements(mei, desk.vult, next);
    const counted = await db().ruleSimulation.findUniqueOrThrow({ where: { id: simulationId } });
    expect(counted.skipped).toEqual(
      expect.arrayContaining([
        { reason: 'test', count: 1 },
        { reason: 'known_answer', count: 1 },
      ]),
    );
    await discardDraft(mei, await subjectOf(desk.vult, switches));
    await db().applicantTag.deleteMany({});
  });

  test('gives its sessions as a file: the case to those who may open it, and a row in the ledger', async () => {
    const id = await asking();
    await run();
    const { id: simulationId, newlyPassed, newlyFailed, cantTell } = await stored(id);
    const fileFor = async (actor: MemberActor) => {
      const { text } = await rulesFile(actor, desk.vult, { file: 'sessions', kind, simulationId });
      return text.trimEnd().split('\r\n');
    };
    const [head, ...lines] = await fileFor(await aMember('auditor'));
    expect(head).toBe('case,effect,score before,score after,error,moved by,document,country,month');
    expect(lines).toHaveLength(newlyPassed + newlyFailed + cantTell);
    // An applicant may have no case.
    expect(lines.every((line) => /^(DK-\d+)?,(newly_failed|newly_passed|cant_tell),/.test(line))).toBe(true);
    expect(lines.some((line) => line.startsWith('DK-'))).toBe(true);
    const unnamed = await fileFor(mei);
    expect(unnamed.slice(1)).toEqual(lines.map((line) => line.replace(/^DK-\d+/, '')));
    const { entry } = await db().ledgerRow.findFirstOrThrow({ where: { kind: 'rules.exported' } });
    expect(JSON.parse(entry).details).toMatchObject({ file: 'sessions', simulationId, rows: lines.length });
    const other = { file: 'sessions', kind, simulationId: randomUUID() } as const;
    expect(await codeOf(rulesFile(mei, desk.vult, other))).toBe('not_found');
    expect(await codeOf(rulesFile(await aMember('manager'), desk.vult, { ...other, simulationId }))).toBe(
      'not_allowed',
    );
  });

  test('forgets an applicant who is erased', async () => {
    const id = await asking();
    await run();
    const { id: simulationId } = await stored(id);
    const [flip, ...others] = (await flipsOf(mei, simulationId)).flips;
    await changeIfAny(mei, (tx, note) =>
      eraseApplicant(tx, note, flip?.applicantId ?? '', { act: 'delete', jobId: randomUUID() }),
    );
    expect((await flipsOf(mei, simulationId)).flips).toEqual(others);
  });
});

describe('No number is left by a simulation that', () => {
  const noNumber = async (id: string) => {
    expect(await db().ruleSimulation.count({ where: { run: { id } } })).toBe(0);
    const row = await db().ledgerRow.findFirstOrThrow({
      where: { kind: 'rules.simulation-ended' },
      orderBy: { seq: 'desc' },
    });
    expect(row.entry).toContain(id);
  };

  test('takes too long', async () => {
    const id = await asking();
    expect(await run(never, 1)).toBe(0);
    expect((await view())?.state).toBe('timed_out');
    await noNumber(id);
  });

  test('is stopped before or while it runs', async () => {
    const id = await asking();
    await stopRun(luca, id);
    expect([(await view())?.state, await run()]).toEqual(['stopped', null]);
    await noNumber(id);
    expect(await codeOf(stopRun(mei, id))).toBe('closed');
    const { version } = await theDraft(desk.vult, kind);
    const next = await simulateWeights(mei, { connectionId: desk.vult, version });
    const running = run();
    while ((await view())?.state === 'waiting') await sleep(2);
    await stopRun(mei, next);
    await running;
    expect((await view())?.state).toBe('stopped');
    await noNumber(next);
  });

  test('is of a draft that was saved meanwhile', async () => {
    const id = await asking();
    const { version, values } = await theDraft(desk.vult, kind);
    await saveRuleDraft(mei, desk.vult, kind, { version, values: { ...values, age_weight: 0.07 } });
    await run();
    expect(await view()).toMatchObject({ state: 'changed', isOfDraft: false });
    await noNumber(id);
  });
});

test('A process that ends gives its run back; one that was killed leaves it to the next', async () => {
  const id = await asking();
  const stopping = new AbortController();
  const running = run(stopping.signal);
  while ((await view())?.state === 'waiting') await sleep(2);
  stopping.abort(new Error('the process ends'));
  await running;
  expect((await view())?.state).toBe('waiting');
  const killed = { state: 'running', startedAt: new Date(), leasedUntil: new Date(Date.now() + 60_000) };
  await db().ruleSimulationRun.update({ where: { id }, data: killed });
  expect([await dueSimulations.due(), await run()]).toEqual([[], null]);
  await db().ruleSimulationRun.update({ where: { id }, data: { leasedUntil: new Date(Date.now() - 1) } });
  expect(await run()).toBe(0);
  expect((await view())?.state).toBe('done');
});

test('The worker’s own process runs it, in its thread, without being told', async () => {
  const id = await asking();
  const { child } = await started('bin/worker.ts');
  const until = performance.now() + 60_000;
  while ((await view())?.endedAt === null && performance.now() < until) await sleep(100);
  await stopped(child, 'SIGTERM');
  expect(await view()).toMatchObject({ id, state: 'done' });
  expect((await stored(id)).used).toBeGreaterThan(58);
});

describe('Is refused', () => {
  test('one of a draft without a change, of another version, by another role, or while one is under way', async () => {
    await aDraft(mei, desk.vult, kind, {});
    const ask = (actor: MemberActor, version: number) =>
      codeOf(simulateWeights(actor, { connectionId: desk.vult, version }));
    const { version, values } = await theDraft(desk.vult, kind);
    expect(await ask(mei, version)).toBe('invalid');
    const next = await saveRuleDraft(mei, desk.vult, kind, { version, values: { ...values, ...change } });
    expect(await ask(mei, version)).toBe('changed');
    expect(await ask(luca, next)).toBe('not_allowed');
    expect(await ask(await aMember('approver'), next)).toBe('not_allowed');
    expect(await ask(mei, next)).toBe('done');
    expect(await ask(mei, next)).toBe('taken');
    expect(await codeOf(stopRun(await aMember('auditor'), randomUUID()))).toBe('not_allowed');
    expect(await codeOf(newestRun(await aMember('reviewer'), await subjectOf(desk.vult, kind)))).toBe('not_allowed');
  });

  test('by the database: a second run, a result without its end, and a change of what has ended', async () => {
    const id = await asking();
    const update = (data: object) => db().ruleSimulationRun.update({ where: { id }, data });
    await expect(update({ state: 'done', endedAt: new Date() })).rejects.toThrow(/rule_simulation_run_result/);
    await expect(update({ draftHash: 'f'.repeat(64) })).rejects.toThrow(/is not turned into another/);
    const { askedAt: _, ...row } = await db().ruleSimulationRun.findUniqueOrThrow({ where: { id } });
    await expect(db().ruleSimulationRun.create({ data: { ...row, id: randomUUID() } })).rejects.toThrow();
    await stopRun(mei, id);
    await expect(update({ done: 0 })).rejects.toThrow(/has ended stays/);
  });
});
