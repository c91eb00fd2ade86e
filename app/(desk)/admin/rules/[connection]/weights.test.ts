import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '#lib/data/database.ts';
import { rulesAlarms } from '#lib/data/rules/alarms.ts';
import { judgedCounts } from '#lib/data/rules/history.ts';
import { rulesFile } from '#lib/exchange/rules/file.ts';
import { rulesView } from '#lib/exchange/rules/screen.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { KindView } from '#lib/review/rules/view.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { pullRound } from '#test/exchange/worker.ts';
import { actedBy, type Sent } from '#test/rules/acting.ts';
import { aDraft, asked, checked, confirmed, requestOf, sandboxScope, worked } from '#test/rules/desk.ts';
import { rulesAt } from '#test/rules/vendor.ts';
import * as actions from './actions.ts';

/** Weights published, harvested, changed elsewhere and rolled back, on the sandbox over HTTP. */
const sent = vi.hoisted((): Sent => ({ origin: null, cookie: null }));
vi.mock('next/headers', async () => (await import('#test/rules/acting.ts')).requestOf(sent));
vi.mock('next/navigation', () => ({ unstable_rethrow: () => undefined }));

let desk: TestDesk;
let mei: MemberActor;
let luca: MemberActor;

beforeAll(async () => {
  desk = await testDesk({ people: 12 });
  mei = await aMember('admin', 'Mei Tanaka');
  luca = await aMember('admin', 'Luca Moretti');
  await pullRound(desk.vult);
}, 120_000);
afterAll(() => desk?.close());

const kind = 'weights';
const key = 'idv_session_tolerance';
const vendor = () => rulesAt(desk.sandboxUrl);

async function view(actor: MemberActor = mei): Promise<KindView> {
  const found = (await rulesView(actor, desk.vult)).kinds.find((one) => one.kind === kind);
  if (!found) throw new Error('this connection has weights');
  return found;
}

describe('Weights', () => {
  test('are read whole at the first check, and sessions tell of the versions they were decided under', async () => {
    await checked(desk.vult);
    const { current, versions, draft, requests } = await view();
    expect(current).toMatchObject({ number: 1, source: 'first', values: await vendor().weights(), outside: null });
    expect(Object.keys(current?.values ?? {})).toHaveLength(27);
    expect([draft, requests]).toEqual([null, []]);
    const judged = versions.filter(({ vendorId }) => vendorId !== null);
    expect(judged.length).toBeGreaterThanOrEqual(3);
    const counts = await judgedCounts(mei, desk.vult);
    const ofVendor = await db().applicant.count({ where: { connectionId: desk.vult, judgedBy: { not: '' } } });
    expect([...counts.values()].reduce((sum, { all }) => sum + all, 0)).toBe(ofVendor);
    expect(ofVendor).toBeGreaterThan(0);
    expect(judged.map(({ vendorId }) => vendorId)).toEqual(expect.arrayContaining([...counts.keys()]));
    expect(judged.map(({ values }) => values?.[key]).sort()).toEqual([0.78, 0.8, 0.82]);
    // What was read first is one of those versions; it is not listed twice.
    expect(judged.find(({ number }) => number === 1)?.values).toEqual(current?.values);
  });

  test('are published by two people, and read back; the view says who, why and what', async () => {
    const before = await vendor().weights();
    await aDraft(mei, desk.vult, kind, { [key]: 0.9, age_tolerance: 5 });
    expect((await view()).draft).toMatchObject({ isOwn: true, isBehind: false, simulation: null });
    expect((await view()).draft?.changes.map((change) => change.key)).toEqual([key, 'age_tolerance']);
    const id = await asked(mei, desk.vult, kind);
    expect((await view()).requests[0]).toMatchObject({ id, state: 'waiting', may: { confirm: false, withdraw: true } });
    const [seen] = (await view(luca)).requests;
    expect(seen).toMatchObject({ may: { confirm: true, refuse: true }, rationale: 'Middle names were cut off.' });
    expect(seen?.simulation).toMatchObject({ used: 943, skipped: [{ reason: 'no_score', count: 57 }] });
    await confirmed(luca, id);
    await worked(desk.vult);
    expect(await vendor().weights()).toEqual({ ...before, [key]: 0.9, age_tolerance: 5 });
    const { current, draft, requests, versions } = await view();
    expect([current?.source, current?.by, draft]).toEqual(['published', 'Mei Tanaka', null]);
    expect(requests[0]).toMatchObject({ state: 'published', confirmedBy: 'Luca Moretti', may: { rollBack: true } });
    expect(versions[0]).toMatchObject({ isInForce: true, number: current?.number, confirmedBy: 'Luca Moretti' });
  });

  test('are rolled back in one step by two people, without a draft', async () => {
    const [published] = (await view()).requests;
    if (!published) throw new Error('there is a published request');
    const requestId: string = randomUUID();
    const form = { requestId, publishId: published.id, rationale: 'Too many fail.', typed: sandboxScope };
    const act = (actor: MemberActor, change = {}) =>
      actedBy(sent, actor, () => actions.askRuleRollback({ ...form, ...change }));
    expect(await act(await aMember('approver'))).toBe('not_allowed');
    expect(await act(mei, { publishId: randomUUID() })).toBe('not_found');
    expect(await act(mei, { typed: 'everything' })).toBe('invalid');
    expect([await act(mei), await act(mei)]).toEqual(['done', 'done']);
    const { draftHash, currentHash } = await requestOf(requestId);
    expect([draftHash, currentHash]).toEqual([published.currentHash, published.draftHash]);
    const confirm = (actor: MemberActor) =>
      actedBy(sent, actor, () =>
        actions.confirmRulePublish({ requestId, draftHash, currentHash, typed: sandboxScope }),
      );
    expect([await confirm(mei), await confirm(luca), await confirm(luca)]).toEqual(['not_allowed', 'done', 'closed']);
    await worked(desk.vult);
    expect(await vendor().weights()).toMatchObject({ [key]: 0.82, age_tolerance: 8 });
    const { requests } = await view();
    expect(requests.map(({ state, may }) => [state, may.rollBack])).toEqual([
      ['published', true],
      ['published', false],
    ]);
    // It is no longer the newest: its values are not those of the vendor.
    expect(await act(mei, { requestId: randomUUID() })).toBe('changed');
  });
});

test('All versions are given as a file: every value as a plain number, no formula for a spreadsheet', async () => {
  await aDraft(mei, desk.vult, kind, { [key]: 0.83 });
  const id = await asked(mei, desk.vult, kind, { rationale: '=HYPERLINK("https://evil.example")' });
  await confirmed(luca, id);
  await worked(desk.vult);
  const { text, name } = await rulesFile(mei, desk.vult, { file: 'versions', kind, simulationId: null });
  const [head, newest, ...others] = parse(text) as string[][];
  const { versions, current } = await view();
  expect([name, others.length + 1]).toEqual(['docket-weights-versions.csv', versions.length]);
  const column = (label: string) => newest?.[head?.indexOf(label) ?? -1];
  expect(head?.slice(12).toSorted()).toEqual(Object.keys(current?.values ?? {}).toSorted());
  expect([column('version'), column(key)]).toEqual([String(current?.number), '0.83']);
  expect([column('published by'), column('confirmed by')]).toEqual(['Mei Tanaka', 'Luca Moretti']);
  expect(column('reason')?.[0]).toBe("'");
});

describe('A change made outside Docket', () => {
  test('raises an alarm within one check, and ends when an admin takes it over', async () => {
    await aDraft(mei, desk.vult, kind, { [key]: 0.7 });
    expect(await rulesAlarms(mei)).toEqual([]);
    await vendor().change({ age_tolerance: 30 });
    await checked(desk.vult);
    const { current, draft, behind } = await view();
    expect(current).toMatchObject({
      source: 'outside',
      outside: [{ key: 'age_tolerance', before: 8, after: 30 }],
    });
    expect(behind).toEqual([{ key: 'age_tolerance', before: 8, after: 30 }]);
    expect(draft).toMatchObject({ isBehind: true });
    const versionId = current?.versionId ?? '';
    expect(await rulesAlarms(mei)).toMatchObject([{ because: 'outside', kind, versionId, connectionId: desk.vult }]);
    const takeOver = (actor: MemberActor) => actedBy(sent, actor, () => actions.acceptOutsideRules({ versionId }));
    expect(await takeOver(await aMember('approver'))).toBe('not_allowed');
    expect([await takeOver(luca), await takeOver(luca)]).toEqual(['done', 'closed']);
    expect(await rulesAlarms(mei)).toEqual([]);
  });

  test('is seen by those who may see rules alone', async () => {
    const asViewed = async (role: 'auditor' | 'manager' | 'reviewer') =>
      rulesView(await aMember(role), desk.vult).then(
        ({ rights }) => rights,
        ({ code }) => code,
      );
    expect(await asViewed('auditor')).toEqual({ draft: false, confirm: false, seeApplicants: true });
    expect([await asViewed('manager'), await asViewed('reviewer')]).toEqual(['not_allowed', 'not_allowed']);
  });
});
