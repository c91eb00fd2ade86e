import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '#lib/data/database.ts';
import { stepUpFor } from '#lib/data/members/step-up.ts';
import { policiesInForce } from '#lib/data/policies.ts';
import { rulesView } from '#lib/exchange/rules/screen.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { sentenceOf } from '#lib/review/audit/sentence.ts';
import { proved } from '#test/auth/proved.ts';
import { aMember } from '#test/builders/member.ts';
import { rollbackTakes } from '#test/builders/policies.ts';
import { type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { actedBy, type Sent } from '#test/rules/acting.ts';
import { aDraft, asked, checked, confirmed, requestOf, sandboxScope, worked } from '#test/rules/desk.ts';
import { rulesAt } from '#test/rules/vendor.ts';
import * as actions from './actions.ts';

/** A rollback by one person, through the action itself; the vendor is the sandbox over HTTP. */
const sent = vi.hoisted((): Sent => ({ origin: null, cookie: null }));
vi.mock('next/headers', async () => (await import('#test/rules/acting.ts')).requestOf(sent));
vi.mock('next/navigation', () => ({ unstable_rethrow: () => undefined }));

let desk: TestDesk;
let mei: MemberActor;
let luca: MemberActor;

beforeAll(async () => {
  desk = await testDesk({ people: 3 });
  mei = await aMember('admin', 'Mei Tanaka');
  luca = await aMember('admin', 'Luca Moretti');
}, 120_000);
afterAll(() => desk?.close());

const kind = 'weights';
const vendor = () => rulesAt(desk.sandboxUrl);
const toleranceAtVendor = async () => (await vendor().weights()).age_tolerance ?? 0;

/** Publishes a change by two people. @returns the id of its request */
async function published(): Promise<string> {
  await aDraft(mei, desk.vult, kind, { age_tolerance: (await toleranceAtVendor()) + 1 });
  const id = await asked(mei, desk.vult, kind);
  await confirmed(luca, id);
  await worked(desk.vult);
  return id;
}

type Tried = { actor?: MemberActor; provedFor?: string | null; change?: Record<string, unknown> };

/** Rolls back alone; the proof is for the same request unless told otherwise. @returns `done` or a code */
async function tried(publishId: string, { actor = mei, provedFor = publishId, change = {} }: Tried = {}) {
  const member = provedFor === null ? actor : await proved(actor, { kind: 'rules_rollback', publishId: provedFor });
  actor.sessionId = member.sessionId;
  const form = { requestId: randomUUID(), publishId, rationale: 'Too many fail.', typed: sandboxScope, ...change };
  return actedBy(sent, member, () => actions.rollBackRulesAlone(form));
}

const mayAlone = async (publishId: string) => {
  const { kinds } = await rulesView(mei, desk.vult);
  return kinds.flatMap(({ requests }) => requests).find(({ id }) => id === publishId)?.may.rollBackAlone;
};

describe('One person rolls back', () => {
  test('while the policies want two people: refused, and asking a second person still works', async () => {
    const id = await published();
    const before = await toleranceAtVendor();
    expect([await mayAlone(id), await tried(id)]).toEqual([false, 'not_allowed']);
    await worked(desk.vult);
    expect(await toleranceAtVendor()).toBe(before);
  });

  test('where the policies allow it: sent and read back, and the ledger names the edition', async () => {
    const before = await toleranceAtVendor();
    const id = await published();
    await rollbackTakes('one');
    expect(await mayAlone(id)).toBe(true);
    const requestId: string = randomUUID();
    expect(await tried(id, { change: { requestId } })).toBe('done');
    // The same form again changes nothing, and needs no second proof.
    expect(await tried(id, { change: { requestId }, provedFor: null })).toBe('done');
    await worked(desk.vult);
    const { number } = await db().policyEdition.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect(await requestOf(requestId)).toMatchObject({ state: 'published', approverId: null, allowedBy: number });
    expect(await toleranceAtVendor()).toBe(before);
    const rows = await db().ledgerRow.findMany({ where: { kind: 'rules.rolled-back-alone' } });
    expect(rows).toHaveLength(1);
    expect(sentenceOf('rules.rolled-back-alone', JSON.parse(rows[0]?.entry ?? '{}').details)).toBe(
      `Rolled back the weights by one person, as version ${number} of the policies allows: 1 value changed`,
    );
    expect(await mayAlone(requestId), 'a rollback is not rolled back by one').toBe(false);
  });

  test.each<[string, (id: string) => Promise<Tried>, string]>([
    ['an approver', async () => ({ actor: await aMember('approver') }), 'not_allowed'],
    ['a manager', async () => ({ actor: await aMember('manager') }), 'not_allowed'],
    ['without a proof', async () => ({ provedFor: null }), 'invalid'],
    ['with a proof for another request', async () => ({ provedFor: randomUUID() }), 'invalid'],
    ['without a reason', async () => ({ change: { rationale: ' ' } }), 'invalid'],
    ['with another scope typed', async () => ({ change: { typed: 'everything' } }), 'invalid'],
    ['with a time', async () => ({ change: { scheduledFor: null } }), 'invalid'],
    ['of a request that does not exist', async () => ({ change: { publishId: randomUUID() } }), 'not_found'],
    ['after the watch', (id) => watchOver(id), 'closed'],
    ['after a change elsewhere', () => changedElsewhere(), 'changed'],
    ['of what is not the newest, when its values are back', () => changedAndBack(), 'closed'],
    ['after the policies went back to two people', async () => rollbackTakes('two').then(() => ({})), 'not_allowed'],
  ])('%s: refused, and nothing is sent', async (_, spoil, code) => {
    await rollbackTakes('one');
    const id = await published();
    const how = await spoil(id);
    const before = await toleranceAtVendor();
    const stored = await db().rulePublish.count();
    expect(await tried(id, how)).toBe(code);
    await worked(desk.vult);
    expect([await toleranceAtVendor(), await db().rulePublish.count()]).toEqual([before, stored]);
  });

  test('of a rollback: refused, because one step back is no way around two people', async () => {
    await rollbackTakes('one');
    const id = await published();
    const requestId: string = randomUUID();
    expect(await tried(id, { change: { requestId } })).toBe('done');
    await worked(desk.vult);
    expect(await tried(requestId)).toBe('closed');
    // Control: the role, the proof and the form are right, so a check of these alone would send it.
    const { draftHash, currentHash } = await requestOf(requestId);
    expect([draftHash, currentHash].includes((await requestOf(id)).draftHash)).toBe(true);
  });
});

describe('The database', () => {
  /** What `rollBackAlone` writes, past all of its checks: `used` says when the proof was used up. */
  async function written(publishId: string, change: Record<string, unknown> = {}, used: Date | null | 'now' = 'now') {
    const { id: _, ...row } = await requestOf(publishId);
    const { number: allowedBy } = await db().policyEdition.findFirstOrThrow({ orderBy: { number: 'desc' } });
    const hashes = { draftHash: row.currentHash, currentHash: row.draftHash };
    const swapped = { values: row.current as object, current: row.values as object, ...hashes };
    const alone = { state: 'approved', rollsBackId: publishId, allowedBy, simulationId: null, publishedAt: null };
    const nothing = { approverId: null, approvedAt: null, commandIds: [] };
    const stepUp = stepUpFor({ kind: 'rules_rollback', publishId });
    return db().$transaction(async (tx) => {
      const usedAt = used === 'now' ? await databaseTime(tx) : used;
      await tx.stepUp.create({ data: { id: randomUUID(), memberId: mei.id, sessionHash: 'x', ...stepUp, usedAt } });
      const data = { id: randomUUID(), ...row, ...swapped, ...alone, ...nothing, ...change };
      await tx.rulePublish.create({ data });
      throw new Error('stored');
    });
  }

  test.each<[string, (id: string) => Promise<unknown>, RegExp]>([
    [
      'policies that want two people',
      async (id) => rollbackTakes('two').then(() => written(id)),
      /do not let one person/,
    ],
    ['a former edition', (id) => written(id, { allowedBy: 1 }), /do not let one person/],
    ['no proof', (id) => written(id, {}, null), /after proving again/],
    ['a proof used before', (id) => written(id, {}, new Date(Date.now() - 60_000)), /after proving again/],
    ['the watch over', async (id) => watchOver(id).then(() => written(id)), /still watched/],
    ['a state that waits', (id) => written(id, { state: 'waiting' }), /begins by waiting/],
    ['a time', (id) => written(id, { scheduledFor: new Date() }), /one_person_rolls_back/],
    [
      'a second person too',
      (id) => written(id, { approverId: luca.id, approvedAt: new Date() }),
      /one_person_rolls_back/,
    ],
    ['no edition', (id) => written(id, { allowedBy: null }), /begins by waiting/],
    ['nothing wrong (control)', (id) => written(id), /^stored$/],
  ])('A rollback by one person written past the action, with %s', async (_, write, message) => {
    await rollbackTakes('one');
    const id = await published();
    await expect(write(id)).rejects.toThrow(message);
  });

  test('takes no version of the policies that lets one person roll back without a second person’s word', async () => {
    await rollbackTakes('two');
    const { versions, values } = await policiesInForce();
    const add = (value: object) =>
      db().$transaction(async (tx) => {
        await tx.policy.create({ data: { kind: 'fourEyes', version: versions.fourEyes + 1, value } });
        throw new Error('stored');
      });
    const { rulesRollback: _, ...before } = values.fourEyes;
    await expect(add({ ...before, rulesRollback: 'one' })).rejects.toThrow('not confirmed by a second person');
    // Control: a value that a release adds is taken.
    await expect(add({ ...values.fourEyes, later: true })).rejects.toThrow('stored');
  });
});

async function databaseTime(tx: Pick<ReturnType<typeof db>, '$queryRaw'>): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  return row?.now ?? new Date(0);
}

async function watchOver(id: string): Promise<Tried> {
  await db().ruleWatch.update({
    where: { publishId: id },
    data: { until: new Date(Date.now() - 1_000), from: new Date(0) },
  });
  return {};
}

async function changedElsewhere(): Promise<Tried> {
  await vendor().change({ age_tolerance: (await toleranceAtVendor()) + 5 });
  return {};
}

async function changedAndBack(): Promise<Tried> {
  const now = await toleranceAtVendor();
  await vendor().change({ age_tolerance: now + 5 });
  await checked(desk.vult);
  await vendor().change({ age_tolerance: now });
  await checked(desk.vult);
  return {};
}
