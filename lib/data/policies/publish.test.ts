import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Policies } from '#lib/review/policies/policies.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { anApproval } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { askFor, publishPolicies } from '#test/builders/policies.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../cases/decide.ts';
import { closeDatabase, db } from '../database.ts';
import { policiesInForce } from '../policies.ts';
import { beginDraft, discardDraft, draftOf, rebaseDraft, saveDraft } from './drafts.ts';
import { editionOf, newestEdition } from './editions.ts';
import { policiesOf } from './past.ts';
import { askPublish, confirmPublish, refusePublish, withdrawPublish } from './requests.ts';

let database: TestDatabase;
let connection: string;
let ilse: MemberActor;
let omar: MemberActor;
let ada: MemberActor;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  [ilse, omar, ada, nadia] = await Promise.all([
    aMember('admin', 'Ilse Brandvold'),
    aMember('admin', 'Omar Haddad'),
    aMember('approver', 'Ada Lindqvist'),
    aMember('reviewer', 'Nadia Brandt'),
  ]);
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const inForce = async () => (await policiesInForce()).values;
const withSeconds = async (seconds: number): Promise<Policies> => ({ ...(await inForce()), undo: { seconds } });
const stateOf = async (id: string) => (await db().policyPublish.findUniqueOrThrow({ where: { id } })).state;
const rowsOf = (kind: string) => db().ledgerRow.count({ where: { kind } });

describe('Policies are published by two people', () => {
  test('draft, ask, confirm: a new edition, a version of what changed alone, and who did it', async () => {
    const before = await newestEdition(db());
    const { versions } = await policiesInForce();
    const request = await askFor(ilse, await withSeconds(20));
    expect((await inForce()).undo.seconds, 'nothing changes before it is confirmed').toBe(10);
    expect(await confirmPublish(ada, request.id, request)).toBe(before + 1);

    const now = await policiesInForce();
    expect(now.values.undo.seconds).toBe(20);
    expect(now.versions).toEqual({ ...versions, undo: versions.undo + 1 });
    expect(await editionOf(db(), now.versions)).toBe(before + 1);
    expect(await draftOf(ilse.id), 'the draft is published').toBeNull();
    const row = await db().policyPublish.findUniqueOrThrow({ where: { id: request.id } });
    expect(row).toMatchObject({ authorId: ilse.id, approverId: ada.id, state: 'published' });
    expect(row.rationale).toMatch(/^v1\./);
    expect(await rowsOf('policy.publish-confirmed')).toBe(1);
    expect((await policiesOf(before)).undo.seconds, 'the former edition stays').toBe(10);
  });

  test('a case remembers the edition it opened under, a decision the versions in force when made', async () => {
    const opened = await newestEdition(db());
    const found = await aCase(connection);
    await publishPolicies(await withSeconds(21));
    const row = await db().case.findUniqueOrThrow({ where: { id: found.caseId } });
    expect(row.policyEdition).toBe(opened);
    const approval = anApproval(found);
    await recordDecision(nadia, approval);
    const decision = await db().decision.findUniqueOrThrow({ where: { id: approval.decisionId } });
    expect(await editionOf(db(), decision.policyVersions as Record<string, number>)).toBe(opened + 1);
  });

  test('restore an earlier edition: a draft with its values, published as a new edition', async () => {
    const edition = await newestEdition(db());
    await beginDraft(ilse, edition - 1);
    const draft = await draftOf(ilse.id);
    expect(draft).toMatchObject({ restoresEdition: edition - 1, baseEdition: edition });
    expect(draft?.values).toEqual(await policiesOf(edition - 1));
    await discardDraft(ilse);
    expect(await codeOf(beginDraft(ilse, 999))).toBe('not_found');
  });
});

describe('Refused:', () => {
  test.each([
    ['the author confirms their own request', () => ilse, {}, 'not_allowed'],
    ['a reviewer confirms', () => nadia, {}, 'not_allowed'],
    ['another draft than the one that was looked at', () => ada, { draftHash: 'e'.repeat(64) }, 'changed'],
    ['another base than the one that was looked at', () => ada, { baseHash: 'e'.repeat(64) }, 'changed'],
  ])('%s', async (_, who, seen, code) => {
    const request = await askFor(ilse, await withSeconds(30));
    expect(await codeOf(confirmPublish(who(), request.id, { ...request, ...seen }))).toBe(code);
    expect((await inForce()).undo.seconds).not.toBe(30);
    await withdrawPublish(ilse, request.id);
  });

  test('a confirmation sent twice publishes once', async () => {
    const request = await askFor(ilse, await withSeconds(31));
    const edition = await confirmPublish(omar, request.id, request);
    expect(await codeOf(confirmPublish(ada, request.id, request))).toBe('closed');
    expect(await newestEdition(db())).toBe(edition);
  });

  test('a request that rests on an edition that is no longer the newest: void, and the draft is kept', async () => {
    const mine = await askFor(ilse, { ...(await inForce()), claims: { ...(await inForce()).claims, maxHeld: 2 } });
    const theirs = await askFor(omar, await withSeconds(32));
    await confirmPublish(ada, theirs.id, theirs);
    expect(await stateOf(mine.id)).toBe('void');
    expect(await codeOf(confirmPublish(ada, mine.id, mine))).toBe('closed');
    const draft = await draftOf(ilse.id);
    expect(draft?.values.claims.maxHeld).toBe(2);
    const again = { id: randomUUID(), version: draft?.version ?? 0, rationale: 'Again' };
    expect(await codeOf(askPublish(ilse, again))).toBe('changed');

    const { version, clashes } = await rebaseDraft(ilse, draft?.version ?? 0);
    expect(clashes).toEqual([]);
    expect((await draftOf(ilse.id))?.values).toMatchObject({ claims: { maxHeld: 2 }, undo: { seconds: 32 } });
    await askPublish(ilse, { ...again, version });
    await askPublish(ilse, { ...again, version });
    expect(await db().policyPublish.count({ where: { id: again.id } }), 'sent twice, asked once').toBe(1);
  });

  test('an edit ends the request that rests on the draft', async () => {
    const request = await askFor(ilse, await withSeconds(33));
    await saveDraft(ilse, { version: (await draftOf(ilse.id))?.version ?? 0, values: await withSeconds(34) });
    expect(await stateOf(request.id)).toBe('void');
    expect(await codeOf(confirmPublish(ada, request.id, request))).toBe('closed');
  });

  test('a draft that was saved in another window, that changes nothing, or is not complete', async () => {
    if (await draftOf(ilse.id)) await discardDraft(ilse);
    await beginDraft(ilse, null);
    expect(await codeOf(beginDraft(ilse, null))).toBe('taken');
    const ask = (version: number) => askPublish(ilse, { id: randomUUID(), version, rationale: 'Because' });
    expect(await codeOf(ask(1)), 'nothing changed').toBe('invalid');
    const values = await inForce();
    const version = await saveDraft(ilse, { version: 1, values: { ...values, sla: { ...values.sla, week: [] } } });
    expect(await codeOf(saveDraft(ilse, { version: 1, values }))).toBe('changed');
    const refused = await ask(version).catch((error) => error as { code: string; fields: object });
    expect(refused).toMatchObject({ code: 'invalid', fields: { 'sla.week': expect.stringContaining('working day') } });
    expect(await codeOf(askPublish(ilse, { id: randomUUID(), version, rationale: ' ' }))).toBe('invalid');
    expect(await codeOf(beginDraft(ada, null)), 'an approver does not draft').toBe('not_allowed');
  });

  test('a request older than seven days; a new one can be asked for', async () => {
    const request = await askFor(ilse, await withSeconds(35));
    await olderThanSevenDays(request.id);
    expect(await codeOf(confirmPublish(ada, request.id, request))).toBe('closed');
    const version = (await draftOf(ilse.id))?.version ?? 0;
    await askPublish(ilse, { id: randomUUID(), version, rationale: 'Again' });
    expect(await stateOf(request.id)).toBe('expired');
  });

  test('a second request of one author; a refusal carries its answer, sealed', async () => {
    const request = await askFor(omar, await withSeconds(36));
    const version = (await draftOf(omar.id))?.version ?? 0;
    expect(await codeOf(askPublish(omar, { id: randomUUID(), version, rationale: 'Twice' }))).toBe('closed');
    expect(await codeOf(refusePublish(omar, request.id, 'No'))).toBe('not_allowed');
    await refusePublish(ada, request.id, 'Thirty seconds are enough.');
    const row = await db().policyPublish.findUniqueOrThrow({ where: { id: request.id } });
    expect(row).toMatchObject({ state: 'refused', refuserId: ada.id, approverId: null });
    expect(row.answer).toMatch(/^v1\./);
    expect(await codeOf(confirmPublish(ada, request.id, request))).toBe('closed');
  });
});

/** Waiting requests keep their times whatever the code does, so the owner of the database moves them here. */
async function olderThanSevenDays(id: string): Promise<void> {
  const { default: pg } = await import('pg');
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('ALTER TABLE policy_publish DISABLE TRIGGER policy_publish_follows_its_path');
  await owner.query(`UPDATE policy_publish SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
  await owner.query('ALTER TABLE policy_publish ENABLE TRIGGER policy_publish_follows_its_path');
  await owner.end();
}
