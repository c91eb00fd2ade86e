import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { settleCommand } from '#lib/data/commands/by-hand.ts';
import { db } from '#lib/data/database.ts';
import { discardDraft } from '#lib/data/rules/drafts.ts';
import { requestsOf } from '#lib/data/rules/request-view.ts';
import { newestVersion } from '#lib/data/rules/versions.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDesk, testDesk } from '#test/exchange/desk.ts';
import {
  aDraft,
  asked,
  checked,
  confirmed,
  middleName,
  requestOf,
  subjectOf,
  theDraft,
  worked,
} from '#test/rules/desk.ts';
import { rulesAt } from '#test/rules/vendor.ts';
import { beginRuleDraft, rebaseRuleDraft, saveRuleDraft } from './drafts.ts';
import { duePublishes } from './due-publishes.ts';

/** Requirements from the draft to the vendor and back, on the sandbox as a process of its own. */
let desk: TestDesk;
let mei: MemberActor;
let luca: MemberActor;

beforeAll(async () => {
  desk = await testDesk({ people: 6 });
  mei = await aMember('admin', 'Mei Tanaka');
  luca = await aMember('admin', 'Luca Moretti');
}, 120_000);
afterAll(() => desk?.close());

const kind = 'requirements';
const vendor = () => rulesAt(desk.sandboxUrl);
const atVendor = async () => (await vendor().switches('passport', 'mrz')).middle_name_required;
const newest = async () => newestVersion(await subjectOf(desk.vult, kind));
const ledgerKinds = async () =>
  (await db().ledgerRow.findMany({ where: { kind: { startsWith: 'rules.' } }, orderBy: { seq: 'asc' } })).map(
    (row) => row.kind,
  );

afterEach(async () => {
  const open = await db().rulePublish.findMany({ where: { state: { in: ['waiting', 'scheduled', 'suspended'] } } });
  for (const { id } of open)
    await db().rulePublish.update({ where: { id }, data: { state: 'void', endedAt: new Date() } });
  if (await db().ruleDraft.findFirst({ where: { kind } })) await discardDraft(mei, await subjectOf(desk.vult, kind));
});

describe('A draft', () => {
  test('begins on the vendor’s values, which are the first version', async () => {
    await beginRuleDraft(mei, desk.vult, kind, null);
    const { base, values } = await theDraft(desk.vult, kind);
    expect(Object.keys(base)).toHaveLength(300);
    expect([values, base[middleName]]).toEqual([base, false]);
    expect(await newest()).toMatchObject({ number: 1, source: 'first', values: base });
  });

  test('is saved whole by its member alone, from the version that was edited', async () => {
    await beginRuleDraft(mei, desk.vult, kind, null);
    const { version, values } = await theDraft(desk.vult, kind);
    const { [middleName]: _, ...one } = values;
    const save = (actor: MemberActor, from: number, given: Record<string, unknown>) =>
      codeOf(saveRuleDraft(actor, desk.vult, kind, { version: from, values: given }));
    expect(await save(mei, version, one)).toBe('invalid');
    expect(await save(mei, version, { ...values, [middleName]: 'true' })).toBe('invalid');
    expect(await save(luca, version, { ...values, [middleName]: true })).toBe('not_allowed');
    expect(await save(await aMember('approver'), version, values)).toBe('not_allowed');
    expect(await save(mei, version + 1, { ...values, [middleName]: true })).toBe('changed');
    // Control: the same by its member, from the right version.
    expect(await save(mei, version, { ...values, [middleName]: true })).toBe('done');
    expect(await codeOf(beginRuleDraft(luca, desk.vult, kind, null))).toBe('taken');
  });
});

describe('From draft to vendor', () => {
  test('asked, confirmed by another, sent, read back, published, watched, and restored', async () => {
    const versions = (await newest())?.number ?? 0;
    await aDraft(mei, desk.vult, kind, { [middleName]: true });
    const id = await asked(mei, desk.vult, kind);
    await worked(desk.vult);
    expect([await atVendor(), (await requestOf(id)).state]).toEqual([false, 'waiting']);
    await confirmed(luca, id);
    await worked(desk.vult);
    expect([await atVendor(), (await requestOf(id)).state]).toEqual([true, 'published']);
    expect(await newest()).toMatchObject({ number: versions + 1, source: 'published' });
    expect(await db().ruleDraft.count({ where: { kind } })).toBe(0);
    expect(await db().ruleWatch.count({ where: { publishId: id } })).toBe(1);
    expect((await requestOf(id)).commandIds).toHaveLength(1);
    await checked(desk.vult);
    expect(await newest()).toMatchObject({ number: versions + 1 });
    // One step back: the version before, as a new draft on the same path.
    const before = await db().ruleVersion.findFirstOrThrow({ where: { kind, number: versions } });
    await beginRuleDraft(luca, desk.vult, kind, before.id);
    const back = await asked(luca, desk.vult, kind);
    await confirmed(mei, back);
    await worked(desk.vult);
    expect([await atVendor(), (await requestOf(back)).restoresId]).toEqual([false, before.id]);
    expect(await newest()).toMatchObject({ number: versions + 2, contentHash: before.contentHash });
    expect(await ledgerKinds()).toEqual(
      expect.arrayContaining([
        'rules.first-read',
        'rules.draft-begun',
        'rules.publish-asked',
        'rules.publish-confirmed',
        'rules.publish-sent',
        'rules.published',
      ]),
    );
  });

  test('at a time: it is sent then, and not before', async () => {
    await aDraft(mei, desk.vult, kind, { [middleName]: true });
    const id = await asked(mei, desk.vult, kind, { scheduledFor: new Date(Date.now() + 8_000) });
    await confirmed(luca, id);
    await worked(desk.vult);
    expect([await atVendor(), (await requestOf(id)).state]).toEqual([false, 'scheduled']);
    await new Promise((resolve) => setTimeout(resolve, 8_100));
    await worked(desk.vult);
    expect([await atVendor(), (await requestOf(id)).state]).toEqual([true, 'published']);
  });

  test('the vendor’s values changed meanwhile: a scheduled request is suspended, and nothing is sent', async () => {
    const was = await atVendor();
    await aDraft(mei, desk.vult, kind, { [middleName]: was !== true });
    const id = await asked(mei, desk.vult, kind, { scheduledFor: new Date(Date.now() + 4_000) });
    await confirmed(luca, id);
    const { height_required: height } = await vendor().switches('passport', 'ocr');
    await vendor().changeSwitches('passport', 'ocr', { height_required: !height });
    await new Promise((resolve) => setTimeout(resolve, 4_100));
    await worked(desk.vult);
    expect([await atVendor(), (await requestOf(id)).state]).toEqual([was, 'suspended']);
    expect(await newest()).toMatchObject({ source: 'outside' });
  });
});

describe('What comes between', () => {
  test('a change at the vendor after the order: nothing is overwritten, and a person settles it', async () => {
    const was = await atVendor();
    await aDraft(mei, desk.vult, kind, { [middleName]: was !== true });
    const id = await asked(mei, desk.vult, kind);
    await confirmed(luca, id);
    await duePublishes.workOne(desk.vult, new AbortController().signal);
    expect((await requestOf(id)).state).toBe('sending');
    const { name_suffix_required: suffix } = await vendor().switches('passport', 'mrz');
    await vendor().changeSwitches('passport', 'mrz', { name_suffix_required: !suffix });
    await worked(desk.vult);
    expect([await atVendor(), (await requestOf(id)).state]).toEqual([was, 'sending']);
    expect((await requestsOf(mei, await subjectOf(desk.vult, kind)))[0]).toMatchObject({ id, isStuck: true });
    // The alarm does not wait for that person.
    await checked(desk.vult);
    expect(await newest()).toMatchObject({ source: 'outside' });
    const [commandId = ''] = (await requestOf(id)).commandIds;
    await settleCommand(mei, commandId, 'Someone changed it in the portal.');
    await worked(desk.vult);
    expect([await atVendor(), (await requestOf(id)).state]).toEqual([was, 'failed']);
    expect((await theDraft(desk.vult, kind)).values[middleName]).toBe(was !== true);
  });

  test('a second worker at the same time: the commands are ordered once', async () => {
    await aDraft(mei, desk.vult, kind, { [middleName]: (await atVendor()) !== true });
    const id = await asked(mei, desk.vult, kind);
    await confirmed(luca, id);
    const going = new AbortController().signal;
    await Promise.all([1, 2, 3].map(() => duePublishes.workOne(desk.vult, going)));
    const { commandIds } = await requestOf(id);
    expect(commandIds).toHaveLength(1);
    expect(await db().command.count({ where: { connectionId: desk.vult, endedAt: null } })).toBe(1);
    await worked(desk.vult);
    expect((await requestOf(id)).state).toBe('published');
  });
});

describe('A change made outside Docket', () => {
  test('is found within one check, becomes a version, and voids what waits', async () => {
    const was = await atVendor();
    await aDraft(mei, desk.vult, kind, { [middleName]: was !== true });
    const id = await asked(mei, desk.vult, kind);
    const { weight_required: weight } = await vendor().switches('passport', 'ocr');
    await vendor().changeSwitches('passport', 'ocr', { weight_required: !weight });
    await checked(desk.vult);
    expect(await newest()).toMatchObject({ source: 'outside' });
    expect((await requestOf(id)).state).toBe('void');
    expect(await codeOf(confirmed(luca, id))).toBe('closed');
    // Control: a second check of the same values finds nothing new.
    const number = (await newest())?.number;
    await checked(desk.vult);
    expect((await newest())?.number).toBe(number);
  });

  test('closes the way of a draft that began before, until it is rebased', async () => {
    const was = await atVendor();
    await aDraft(mei, desk.vult, kind, { [middleName]: was !== true });
    const { class_required: wanted } = await vendor().switches('passport', 'ocr');
    await vendor().changeSwitches('passport', 'ocr', { class_required: !wanted });
    expect(await codeOf(asked(mei, desk.vult, kind))).toBe('changed');
    const { version } = await theDraft(desk.vult, kind);
    expect(await rebaseRuleDraft(mei, desk.vult, kind, version)).toEqual({ conflicts: [] });
    const draft = await theDraft(desk.vult, kind);
    expect([draft.base['passport/ocr/class_required'], draft.values['passport/ocr/class_required']]).toEqual([
      !wanted,
      !wanted,
    ]);
    expect(draft.values[middleName]).toBe(was !== true);
    expect(await codeOf(asked(mei, desk.vult, kind))).toBe('done');
  });
});
