import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '#lib/data/database.ts';
import { discardDraft } from '#lib/data/rules/drafts.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { actedBy, type Sent } from '#test/rules/acting.ts';
import { aDraft, requestOf, sandboxScope, simulated, subjectOf, theDraft, worked } from '#test/rules/desk.ts';
import { rulesAt } from '#test/rules/vendor.ts';
import * as actions from './actions.ts';

/** Every step that someone may try to skip, tried through the action itself; the vendor is the sandbox over HTTP. */
const sent = vi.hoisted((): Sent => ({ origin: null, cookie: null }));
vi.mock('next/headers', async () => (await import('#test/rules/acting.ts')).requestOf(sent));
vi.mock('next/navigation', () => ({ unstable_rethrow: () => undefined }));

let desk: TestDesk;
let mei: MemberActor;
let luca: MemberActor;
let before: Record<string, number>;

beforeAll(async () => {
  desk = await testDesk({ people: 6 });
  mei = await aMember('admin', 'Mei Tanaka');
  luca = await aMember('admin', 'Luca Moretti');
}, 120_000);
afterAll(() => desk?.close());

const kind = 'weights';
const key = 'idv_session_tolerance';
const vendor = () => rulesAt(desk.sandboxUrl);
const by = <T>(actor: MemberActor, act: () => Promise<T>) => actedBy(sent, actor, act as never);

beforeEach(async () => {
  before = await vendor().weights();
  await aDraft(mei, desk.vult, kind, { [key]: (before[key] ?? 0) + 0.01 });
});
afterEach(async () => {
  const open = await db().rulePublish.findMany({ where: { state: { in: ['waiting', 'approved', 'scheduled'] } } });
  for (const { id } of open)
    await db().rulePublish.update({ where: { id }, data: { state: 'void', endedAt: new Date() } });
  if (await db().ruleDraft.findFirst({ where: { kind } })) await discardDraft(mei, await subjectOf(desk.vult, kind));
});

/** Nothing reached the vendor: the weights are as they were before the test. */
const untouched = async () => {
  await worked(desk.vult);
  expect(await vendor().weights()).toEqual(before);
};

const form = async (change: Record<string, unknown> = {}) => ({
  requestId: randomUUID(),
  connectionId: desk.vult,
  kind,
  version: (await theDraft(desk.vult, kind)).version,
  simulationId: null,
  scheduledFor: null,
  rationale: 'Too many good selfies fail.',
  typed: sandboxScope,
  ...change,
});

async function ask(change: Record<string, unknown> = {}, actor = mei): Promise<string> {
  const input = (await form(change)) as Parameters<typeof actions.askRulePublish>[0];
  return by(actor, () => actions.askRulePublish(input));
}

/** A request that waits for a second person, as that person sees it. */
async function waiting(change: Record<string, unknown> = {}) {
  const requestId: string = randomUUID();
  const simulationId = await simulated(mei, desk.vult, kind);
  expect(await ask({ requestId, simulationId, ...change })).toBe('done');
  const { draftHash, currentHash } = await requestOf(requestId);
  return { requestId, draftHash, currentHash, typed: sandboxScope };
}

const confirm = (actor: MemberActor, seen: Awaited<ReturnType<typeof waiting>>) =>
  by(actor, () => actions.confirmRulePublish(seen));

describe('Values', () => {
  test.each<[string, (values: Record<string, unknown>) => Record<string, unknown>]>([
    ['NaN', (values) => ({ ...values, [key]: Number.NaN })],
    ['1e309', (values) => ({ ...values, [key]: Number('1e309') })],
    ['−1e309', (values) => ({ ...values, [key]: Number('-1e309') })],
    ['a number as text', (values) => ({ ...values, [key]: '0.8' })],
    ['null', (values) => ({ ...values, [key]: null })],
    ['true', (values) => ({ ...values, [key]: true })],
    ['26 of 27 values', ({ [key]: _, ...rest }) => rest],
    ['a 28th value', (values) => ({ ...values, made_up_tolerance: 0.5 })],
    ['a value by an inherited name', ({ [key]: _, ...rest }) => ({ ...rest, constructor: 1 })],
    ['no value', () => ({})],
  ])('%s: refused, and the draft stays', async (_, spoil) => {
    const { version, values, valuesHash } = await theDraft(desk.vult, kind);
    const save = (given: Record<string, unknown>) =>
      by(mei, () => actions.saveRuleDraft({ connectionId: desk.vult, kind, version, values: given } as never));
    expect(await save(spoil({ ...values }))).toBe('invalid');
    expect(await theDraft(desk.vult, kind)).toMatchObject({ version, valuesHash });
    // Control: the same 27 values, one of them a usual number.
    expect(await save({ ...values, [key]: 0.5 })).toBe('done');
  });

  test('Control: typeof alone takes NaN and 1e309', () => {
    const naive = (value: unknown) => typeof value === 'number';
    expect([Number.NaN, Number('1e309')].map(naive)).toEqual([true, true]);
  });

  test('an extra field beside the values is refused', async () => {
    const { version, values } = await theDraft(desk.vult, kind);
    const input = { connectionId: desk.vult, kind, version, values, scope: 'all' };
    expect(await by(mei, () => actions.saveRuleDraft(input as never))).toBe('invalid');
  });
});

describe('Asking', () => {
  test('without a simulation: refused', async () => {
    expect(await ask()).toBe('closed');
    expect(await ask({ simulationId: randomUUID() })).toBe('closed');
    await untouched();
  });

  test('with the simulation of an earlier draft: refused', async () => {
    const simulationId = await simulated(mei, desk.vult, kind);
    const { version, values } = await theDraft(desk.vult, kind);
    const edit = { connectionId: desk.vult, kind, version, values: { ...values, [key]: 0.1 } } as const;
    expect(await by(mei, () => actions.saveRuleDraft(edit as never))).toBe('done');
    expect(await ask({ simulationId })).toBe('closed');
    await untouched();
  });

  test('on values that the vendor no longer has: refused until the draft is rebased and simulated again', async () => {
    const simulationId = await simulated(mei, desk.vult, kind);
    await vendor().change({ age_tolerance: (before.age_tolerance ?? 0) + 1 });
    before = await vendor().weights();
    expect(await ask({ simulationId })).toBe('changed');
    const { version } = await theDraft(desk.vult, kind);
    expect(await by(mei, () => actions.rebaseRuleDraft({ connectionId: desk.vult, kind, version }))).toBe('done');
    expect(await ask({ simulationId })).toBe('closed');
    expect(await ask({ simulationId: await simulated(mei, desk.vult, kind) })).toBe('done');
    await untouched();
  });

  test('from an old window, another member’s draft, without a reason, with other words or a past time', async () => {
    const simulationId = await simulated(mei, desk.vult, kind);
    expect(await ask({ simulationId, version: 1 })).toBe('changed');
    expect(await ask({ simulationId }, luca)).toBe('not_allowed');
    expect(await ask({ simulationId }, await aMember('approver'))).toBe('not_allowed');
    expect(await ask({ simulationId, rationale: ' ' })).toBe('invalid');
    expect(await ask({ simulationId, typed: 'client-sandbox' })).toBe('invalid');
    expect(await ask({ simulationId, scheduledFor: '2026-01-01T00:00:00Z' })).toBe('invalid');
    // Control: and the same form sent twice is one request.
    const requestId = randomUUID();
    expect([await ask({ simulationId, requestId }), await ask({ simulationId, requestId })]).toEqual(['done', 'done']);
    expect(await ask({ simulationId })).toBe('closed');
    await untouched();
  });
});

describe('Confirming', () => {
  test('by the author: refused by the action, and by the database', async () => {
    const seen = await waiting();
    expect(await confirm(mei, seen)).toBe('not_allowed');
    const naive = { state: 'approved', approverId: mei.id, approvedAt: new Date() };
    await expect(db().rulePublish.update({ where: { id: seen.requestId }, data: naive })).rejects.toThrow(
      'rule_publish_second_is_not_first',
    );
    await untouched();
    // Control: the same row by another member.
    expect(await confirm(luca, seen)).toBe('done');
  });

  test('of other hashes than those that were seen, or with other words: refused', async () => {
    const seen = await waiting();
    expect(await confirm(luca, { ...seen, draftHash: 'a'.repeat(64) })).toBe('changed');
    expect(await confirm(luca, { ...seen, currentHash: 'a'.repeat(64) })).toBe('changed');
    expect(await confirm(luca, { ...seen, typed: 'client' })).toBe('invalid');
    expect(await confirm(await aMember('reviewer'), seen)).toBe('not_allowed');
    await untouched();
  });

  test('after the draft was saved: the request is void', async () => {
    const seen = await waiting();
    const { version, values } = await theDraft(desk.vult, kind);
    const edit = { connectionId: desk.vult, kind, version, values: { ...values, [key]: 0.2 } } as const;
    expect(await by(mei, () => actions.saveRuleDraft(edit as never))).toBe('done');
    expect([await confirm(luca, seen), (await requestOf(seen.requestId)).state]).toEqual(['closed', 'void']);
    await untouched();
  });

  test('after the vendor’s values changed: the request is void', async () => {
    const seen = await waiting();
    await vendor().change({ age_tolerance: (before.age_tolerance ?? 0) + 1 });
    before = await vendor().weights();
    expect([await confirm(luca, seen), (await requestOf(seen.requestId)).state]).toEqual(['closed', 'void']);
    await untouched();
  });

  test('after it was refused, withdrawn, or older than seven days: closed', async () => {
    const one = await waiting();
    const refuse = { requestId: one.requestId, answer: 'Simulate on more sessions.' };
    expect(await by(mei, () => actions.refuseRulePublish(refuse))).toBe('not_allowed');
    expect(await by(luca, () => actions.refuseRulePublish(refuse))).toBe('done');
    expect(await confirm(luca, one)).toBe('closed');
    const two = await waiting();
    expect(await by(luca, () => actions.withdrawRulePublish({ requestId: two.requestId }))).toBe('not_allowed');
    expect(await by(mei, () => actions.withdrawRulePublish({ requestId: two.requestId }))).toBe('done');
    expect(await confirm(luca, two)).toBe('closed');
    const old = await asOld(two.requestId);
    expect(await confirm(luca, { ...two, requestId: old })).toBe('closed');
    await worked(desk.vult);
    expect((await requestOf(old)).state).toBe('expired');
    await untouched();
  });

  test('again, after it was published: closed, and nothing is sent twice', async () => {
    const seen = await waiting();
    expect([await confirm(luca, seen), await confirm(luca, seen)]).toEqual(['done', 'closed']);
    await worked(desk.vult);
    const wanted = { ...before, [key]: (before[key] ?? 0) + 0.01 };
    expect([(await requestOf(seen.requestId)).state, await vendor().weights()]).toEqual(['published', wanted]);
    expect(await confirm(luca, seen)).toBe('closed');
    expect((await requestOf(seen.requestId)).commandIds).toHaveLength(1);
    before = wanted;
    await untouched();
  });
});

/** The same request as if it had been asked for eight days ago. */
async function asOld(of: string): Promise<string> {
  const { state: _, endedAt: __, ...row } = await requestOf(of);
  const at = (days: number) => new Date(Date.now() + days * 86_400_000);
  const id = randomUUID();
  const times = { requestedAt: at(-8), expiresAt: at(-1) };
  await db().rulePublish.create({
    data: { ...row, ...times, id, values: row.values as object, current: row.current as object },
  });
  return id;
}
