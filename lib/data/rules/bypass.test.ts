import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { RuleValues } from '#lib/review/rules/rule.ts';
import { aMember } from '#test/builders/member.ts';
import { aRulesRequest } from '#test/builders/rules-request.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { draftOf, saveDraft } from './drafts.ts';
import { confirmPublish } from './requests.ts';
import { type RuleSubject, rulesHash } from './subject.ts';

/** What the database refuses, whatever the code does: each write goes past lib/data. */
let database: TestDatabase;
let mei: MemberActor;
let luca: MemberActor;
let subject: RuleSubject;
let id: string;

const current: RuleValues = { tolerance: 0.5, weight: 0.1 };
const wanted: RuleValues = { tolerance: 0.6, weight: 0.1 };

beforeAll(async () => {
  database = await testDatabase();
  mei = await aMember('admin');
  luca = await aMember('admin');
});
afterAll(async () => {
  await closeDatabase();
  await database.close();
});

/** A request for a subject of its own, which waits. */
beforeEach(async () => {
  ({ id, subject } = await aRulesRequest(mei, current, wanted));
});

const update = (data: Record<string, unknown>) => db().rulePublish.update({ where: { id }, data });
const approval = () => ({ state: 'approved', approverId: luca.id, approvedAt: new Date() });
const approve = () => update(approval());

/** The same request once more, changed, after the first one was withdrawn. */
async function insert(change: Record<string, unknown>) {
  const row = await db().rulePublish.findUniqueOrThrow({ where: { id } });
  await update({ state: 'withdrawn', endedAt: new Date() });
  const again = { ...row, id: randomUUID(), values: row.values as object, current: row.current as object };
  return db().rulePublish.create({ data: { ...again, ...change } });
}

describe('A request', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['without a simulation', { simulationId: null }, 'rests on a simulation of the same draft'],
    ['whose values lack one', { values: { tolerance: 0.6 } }, 'names every value'],
    ['with one value more', { values: { ...wanted, other: 1 } }, 'names every value'],
    ['with a number as text', { values: { ...wanted, tolerance: '0.6' } }, 'names every value'],
    ['with what JSON makes of NaN', { values: { ...wanted, tolerance: null } }, 'names every value'],
    ['of another draft', { draftHash: rulesHash({ tolerance: 0.9 }) }, 'rests on a simulation of the same draft'],
    ['on other values', { currentHash: rulesHash(wanted) }, 'rests on a simulation of the same draft'],
    ['that is approved from the start', { state: 'approved' }, 'begins by waiting'],
    ['whose rationale is not sealed', { rationale: 'Too many fail.' }, 'rule_publish_texts_are_sealed'],
  ])('%s is not stored', async (_, change, message) => {
    await expect(insert(change)).rejects.toThrow(message);
  });

  test('control: the same request unchanged is stored', async () => {
    expect(await insert({})).toMatchObject({ state: 'waiting' });
  });

  test('that takes back what was never published is not stored', async () => {
    await expect(insert({ simulationId: null, rollsBackId: id })).rejects.toThrow('exactly what was published');
  });

  test('is not turned into another, nor deleted, and there is one at a time', async () => {
    await expect(update({ values: current as object })).rejects.toThrow('is not turned into another');
    await expect(update({ scheduledFor: new Date() })).rejects.toThrow('is not turned into another');
    await expect(db().rulePublish.delete({ where: { id } })).rejects.toThrow('is never deleted');
    const row = await db().rulePublish.findUniqueOrThrow({ where: { id } });
    const second = { ...row, id: randomUUID(), values: row.values as object, current: row.current as object };
    await expect(db().rulePublish.create({ data: second })).rejects.toThrow();
  });
});

describe('A confirmation', () => {
  test('by the author is not stored', async () => {
    await expect(update({ ...approval(), approverId: mei.id })).rejects.toThrow('rule_publish_second_is_not_first');
    // Control: by another member.
    expect(await approve()).toMatchObject({ state: 'approved' });
  });

  test('is not skipped, and not given to another later', async () => {
    await expect(update({ state: 'sending', commandIds: [randomUUID()] })).rejects.toThrow('does not go from');
    await expect(update({ state: 'approved' })).rejects.toThrow('rule_publish_goes_out_approved');
    await approve();
    await expect(update({ approverId: (await aMember('admin')).id })).rejects.toThrow('who confirmed it stays');
  });

  test('is not stored after the draft changed past lib/data too', async () => {
    await db().ruleDraft.updateMany({ where: subject, data: { valuesHash: rulesHash(current) } });
    await expect(approve()).rejects.toThrow('the draft of this request to publish rules has changed');
  });

  test('is not stored after a newer version, and the request is not sent then', async () => {
    const { connectionId, kind, scope } = subject;
    const newer = async (number: number) => {
      const values = { ...current, weight: number };
      const data = { id: randomUUID(), connectionId, kind, scope, number, source: 'outside' };
      await db().ruleVersion.create({ data: { ...data, values, contentHash: rulesHash(values) } });
    };
    await newer(2);
    await expect(approve()).rejects.toThrow('values are not those of this request');
    const back = { id: randomUUID(), connectionId, kind, scope, number: 3, source: 'outside' };
    await db().ruleVersion.create({ data: { ...back, values: current as object, contentHash: rulesHash(current) } });
    await approve();
    await newer(4);
    const sending = { state: 'sending', commandIds: [randomUUID()] };
    await expect(update(sending)).rejects.toThrow('values are not those of this request');
  });

  test('by two people at once happens once', async () => {
    const others = [luca, await aMember('admin'), await aMember('approver')];
    const seen = { draftHash: rulesHash(wanted), currentHash: rulesHash(current) };
    const outcomes = await Promise.all(others.map((actor) => codeOf(confirmPublish(actor, id, seen, current))));
    expect(outcomes.sort()).toEqual(['closed', 'closed', 'done']);
  });

  test('and a save of the draft at the same time: never confirmed on the old values', async () => {
    const seen = { draftHash: rulesHash(wanted), currentHash: rulesHash(current) };
    const version = (await draftOf(subject))?.version ?? 0;
    await Promise.all([
      codeOf(confirmPublish(luca, id, seen, current)),
      codeOf(saveDraft(mei, subject, { version, values: { ...wanted, weight: 0.2 } })),
    ]);
    const { state } = await db().rulePublish.findUniqueOrThrow({ where: { id } });
    expect([state, (await draftOf(subject))?.version]).toEqual(['void', version + 1]);
  });
});

test('A version and a simulation are never changed', async () => {
  const version = db().ruleVersion.updateMany({ where: subject, data: { contentHash: 'x' } });
  await expect(version).rejects.toThrow('never changed');
  const simulation = db().ruleSimulation.updateMany({ where: subject, data: { newlyFailed: 0 } });
  await expect(simulation).rejects.toThrow(/never changed|permission denied/);
});
