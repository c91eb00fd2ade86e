import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleCheck } from '#test/builders/applicant-content.ts';
import { anApproval } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { askFor, publishPolicies } from '#test/builders/policies.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { longAgo } from '#test/retention/due.ts';
import { recordDecision } from '../cases/decide.ts';
import { closeDatabase, db } from '../database.ts';
import { placeHold } from '../lifecycle/holds.ts';
import { policiesInForce } from '../policies.ts';
import { discardDraft, draftOf } from './drafts.ts';
import { editionLines, editionView } from './history.ts';
import { policyPreview } from './preview.ts';
import { withdrawPublish } from './requests.ts';
import { policiesView } from './view.ts';

let database: TestDatabase;
let connection: string;
let admin: MemberActor;
let approver: MemberActor;
let reviewer: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  [admin, approver, reviewer] = await Promise.all([aMember('admin', 'Mei'), aMember('approver'), aMember('reviewer')]);
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const inForce = async () => (await policiesInForce()).values;

test('A preview counts open cases alone, with the provider’s word, and decisions of a removed reason', async () => {
  const failing = await aCase(connection, anApplicant({ checks: [exampleCheck({ kind: 'face', outcome: 'fail' })] }));
  const clear = await aCase(connection);
  const decided = await aCase(connection);
  await recordDecision(reviewer, anApproval(decided, { reasons: ['AP-01'] }));
  const values = await inForce();
  const preview = await policyPreview(approver, {
    ...values,
    fourEyes: { ...values.fourEyes, approveOverFailing: 'second' },
    risk: { ...values.risk, mediumFrom: 200, highFrom: 201 },
    reasons: { ...values.reasons, approved: values.reasons.approved.slice(1) },
  });
  expect(preview).toMatchObject({ open: 2, looked: 2, withoutRisk: 0 });
  expect(preview.removed).toEqual([{ code: 'AP-01', label: 'Identity confirmed', decisions: 1 }]);
  const listed = preview.effects.map(({ kind, cases }) => [kind, cases.map(({ applicantId }) => applicantId)]);
  expect(Object.fromEntries(listed)).toEqual({
    second_needed: [failing.applicantId],
    note_dropped: [failing.applicantId],
    risk_lower: [failing.applicantId],
  });
  expect(JSON.stringify(preview)).not.toContain(clear.applicantId);
});

test('A preview of another policy on retention counts all stored applicants, also those without a case', async () => {
  await longAgo(connection);
  const held = await longAgo(connection);
  await placeHold(approver, held.applicantId, 'Court order 7/2026.');
  const values = await inForce();
  expect((await policyPreview(admin, values)).retention, 'unchanged').toBeNull();
  const retention = { ...values.retention, undecided: { keep: 'P5Y' } };
  const preview = await policyPreview(admin, { ...values, retention });
  expect(preview.retention).toEqual({ due: 1, coming: 0, held: 1 });
  const request = await askFor(admin, { ...values, retention });
  const [seen] = (await policiesView(approver)).requests.filter(({ id }) => id === request.id);
  expect(seen?.preview.retention).toEqual({ due: 1, coming: 0, held: 1 });
  await withdrawPublish(admin, request.id);
});

test('A draft of a release before there was this policy is read with its default', async () => {
  const { values } = await policiesInForce();
  await askFor(admin, { ...values, undo: { seconds: 17 } });
  const { retention: _, ...older } = { ...values, undo: { seconds: 18 } };
  await db().policyDraft.update({ where: { memberId: admin.id }, data: { values: older } });
  expect((await draftOf(admin.id))?.values).toEqual({ ...values, undo: { seconds: 18 } });
  await discardDraft(admin);
});

test('The figures of the preview stay with the request; the second person sees it, an auditor reads it', async () => {
  const values = await inForce();
  const { id } = await askFor(admin, { ...values, sla: { ...values.sla, dueInHours: 1 } });
  const [seen, own, read] = await Promise.all([policiesView(approver), policiesView(admin), auditorsView()]);
  const request = seen.requests.find((one) => one.id === id);
  expect(request?.preview).toEqual({ open: 2, looked: 2, effects: { due_earlier: 2 } });
  expect(request).toMatchObject({ by: 'Mei', state: 'waiting', rationale: 'The organisation decided so.' });
  expect(request?.changes).toEqual([{ path: ['sla', 'dueInHours'], before: 24, after: 1 }]);
  const mays = [seen, own, read].map(({ requests }) => requests.find((one) => one.id === id)?.may);
  expect(mays).toEqual([
    { confirm: true, refuse: true, withdraw: false },
    { confirm: false, refuse: false, withdraw: true },
    { confirm: false, refuse: false, withdraw: false },
  ]);
  expect([seen.draft, read.draft, own.draft?.values.sla.dueInHours]).toEqual([null, null, 1]);
  expect(await codeOf(policiesView(reviewer))).toBe('not_allowed');
  expect(await codeOf(policyPreview(reviewer, values))).toBe('not_allowed');
});

test('The history compares each version with the one before: what, who, why', async () => {
  const values = await inForce();
  await publishPolicies({ ...values, undo: { seconds: 20 } });
  const [newest, first] = await editionLines(approver);
  expect(newest).toMatchObject({ number: 2, by: 'A admin', second: 'A approver' });
  expect(first).toMatchObject({ number: 1, by: null, second: null });
  expect(await editionView(approver, 2)).toMatchObject({
    rationale: 'The organisation decided so.',
    changes: [{ path: ['undo', 'seconds'], before: 10, after: 20 }],
  });
  expect((await editionView(approver, 1)).changes).toBeNull();
  expect(await codeOf(editionView(approver, 3))).toBe('not_found');
  expect(await codeOf(editionLines(reviewer))).toBe('not_allowed');
  const behind = await policiesView(admin);
  expect(behind.draft, 'the draft is kept').toMatchObject({ isBehind: true, baseEdition: 1 });
  expect(await db().policyDraft.count()).toBe(1);
});

async function auditorsView() {
  return policiesView(await aMember('auditor'));
}
