import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { RequestOf } from '#lib/review/claims/notice.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aJob, asked, confirmed } from '#test/builders/job.ts';
import { aMember } from '#test/builders/member.ts';
import { askFor, publishPolicies } from '#test/builders/policies.ts';
import { aRulesRequest } from '#test/builders/rules-request.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { withdrawErasure } from '../lifecycle/requests.ts';
import { confirmPublish as confirmPolicies, refusePublish, withdrawPublish } from '../policies/requests.ts';
import { policiesInForce } from '../policies.ts';
import { confirmPublish as confirmRules } from '../rules/requests.ts';
import { noticesFor } from './notices.ts';

/** Requests that wait for a second person are told to those who may confirm them, once, while they wait. */
let database: TestDatabase;
let mei: MemberActor;
let luca: MemberActor;
let ines: MemberActor;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  await aConnection();
  mei = await aMember('admin', 'Mei Tanaka');
  luca = await aMember('admin', 'Luca Moretti');
  ines = await aMember('approver', 'Inês Duarte');
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

/** Who is told of a request now: by its kind. */
async function told(request: RequestOf): Promise<string[]> {
  const found: string[] = [];
  for (const member of [mei, luca, ines, nadia])
    if ((await noticesFor(member)).notices.some(({ about }) => about.of === request)) found.push(member.name);
  return found;
}

let seconds = 20;

async function askPolicies() {
  const { values } = await policiesInForce();
  seconds += 1;
  return askFor(mei, { ...values, undo: { seconds } });
}

const current = { weight: 0.1 };
const askForRules = () => aRulesRequest(mei, current, { weight: 0.2 }, 'Retail');

describe('A request that waits for a second person', () => {
  test('of policies: other admins and approvers are told, not the author, nor those who can’t confirm', async () => {
    const { id, ...seen } = await askPolicies();
    expect(await told('policies')).toEqual(['Luca Moretti', 'Inês Duarte']);
    const { notices, unread } = await noticesFor(luca);
    expect([unread, notices[0]]).toMatchObject([
      1,
      { kind: 'to_confirm', by: { name: 'Mei Tanaka' }, about: { requestId: id } },
    ]);
    await confirmPolicies(ines, id, seen);
    expect([await told('policies'), (await noticesFor(luca)).unread]).toEqual([[], 0]);
  });

  test.each<[string, (id: string) => Promise<unknown>]>([
    ['refused', (id) => refusePublish(luca, id, 'Not now.')],
    ['withdrawn', (id) => withdrawPublish(mei, id)],
    ['void, by a newer edition', async () => publishPolicies(await newer())],
  ])('of policies, %s: cleared for all', async (_, end) => {
    const { id } = await askPolicies();
    expect(await told('policies')).toHaveLength(2);
    await end(id);
    expect(await told('policies')).toEqual([]);
    expect(await db().notice.count({ where: { requestId: id } })).toBe(0);
  });

  test('of policies, older than its time: no longer shown', async () => {
    const { id } = await askPolicies();
    await db().notice.updateMany({ where: { requestId: id }, data: { until: new Date(Date.now() - 1_000) } });
    expect(await told('policies')).toEqual([]);
    await withdrawPublish(mei, id);
  });

  test('of rules: the notice names the connection; confirmed, it is cleared', async () => {
    const { id, ...seen } = await askForRules();
    expect(await told('rules')).toEqual(['Luca Moretti', 'Inês Duarte']);
    const { notices } = await noticesFor(luca);
    expect(notices[0]?.about).toMatchObject({ of: 'rules', requestId: id, connection: { label: 'Retail' } });
    await confirmRules(luca, id, seen, current);
    expect(await told('rules')).toEqual([]);
  });

  test('of an erasure: other approvers alone; withdrawn or confirmed, it is cleared', async () => {
    const aDelete = async () =>
      aJob(nadia, 'delete', [(await aCase(await aConnection())).applicantId], { atVendor: false });
    const { id, asker } = await asked(nadia, 'delete', await aDelete());
    nadia = asker;
    expect(await told('erasure')).toEqual(['Inês Duarte']);
    await withdrawErasure(asker, id);
    expect(await told('erasure')).toEqual([]);
    const jobId = await aDelete();
    const second = await asked(nadia, 'delete', jobId);
    nadia = second.asker;
    expect(await told('erasure')).toEqual(['Inês Duarte']);
    ines = await confirmed(ines, 'delete', jobId, second.id);
    expect(await told('erasure')).toEqual([]);
  });

  test('is not shown to who no longer confirms, and the database takes it once per member', async () => {
    const { id } = await askPolicies();
    expect((await noticesFor({ ...ines, role: 'reviewer' })).notices).toEqual([]);
    const [row] = await db().notice.findMany({ where: { requestId: id } });
    const again = { ...row, id: randomUUID() } as Parameters<ReturnType<typeof db>['notice']['create']>[0]['data'];
    await expect(db().notice.create({ data: again })).rejects.toThrow(/unique|Unique/i);
    const about = { id: randomUUID(), memberId: ines.id, kind: 'to_confirm', request: 'policies' };
    await expect(db().notice.create({ data: about })).rejects.toThrow('notice_is_about_one');
    await withdrawPublish(mei, id);
  });
});

async function newer() {
  const { values } = await policiesInForce();
  seconds += 1;
  return { ...values, undo: { seconds } };
}
