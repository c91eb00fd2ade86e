import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { mostViews, viewQueryOf } from '#lib/review/views/view.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { namedPeople } from '#test/builders/named-people.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { changeView, removeView, saveView, type ViewInput, viewsOf } from './views.ts';

let database: TestDatabase;
let connectionId: string;
let nadia: MemberActor;
let omar: MemberActor;
let approver: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connectionId = await aConnection();
  [nadia, omar, approver] = await Promise.all([
    aMember('reviewer', 'Nadia Brandt'),
    aMember('reviewer', 'Omar Haddad'),
    aMember('approver', 'Ilse Brandvold'),
  ]);
  await aCase(connectionId, anApplicant());
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const view = (change: Partial<ViewInput> = {}): ViewInput => ({
  id: randomUUID(),
  name: `View ${randomUUID().replace(/[^a-f]/g, '')}`,
  query: 'tab=open&provider=allpass',
  isShared: false,
  ...change,
});

const names = async (actor: MemberActor) => (await viewsOf(actor)).map(({ name }) => name);

describe('A saved view', () => {
  it('is its member’s alone until it is shared, and then everyone’s who sees the queue', async () => {
    const mine = view({ name: 'Mine' });
    await saveView(nadia, mine);
    expect(await names(nadia)).toContain('Mine');
    expect(await names(omar)).not.toContain('Mine');
    const shared = view({ name: 'For all', isShared: true });
    await saveView(approver, shared);
    expect((await viewsOf(omar)).find(({ id }) => id === shared.id)).toMatchObject({
      name: 'For all',
      sharedBy: 'Ilse Brandvold',
      mayChange: false,
    });
    expect(await names(await aMember('manager'))).toContain('For all');
    await expect(viewsOf(await aMember('admin'))).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('is shared by approvers and managers alone', async () => {
    await expect(saveView(nadia, view({ isShared: true }))).rejects.toMatchObject({ code: 'not_allowed' });
    const mine = view();
    await saveView(nadia, mine);
    await expect(changeView(nadia, { ...mine, isShared: true, version: 1 })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  it('is saved once, however often it is sent, and recorded once, without its name', async () => {
    const once = view({ name: 'Once' });
    await saveView(nadia, once);
    await saveView(nadia, once);
    const rows = await db().ledgerRow.findMany({ where: { subjectId: once.id } });
    expect(rows.map(({ kind }) => kind)).toEqual(['view.saved']);
    expect(JSON.stringify(rows[0]?.entry)).not.toContain('Once');
  });

  it.each([
    ['text=Maria%20Silva&tab=decided', 'tab=decided'],
    ['cursor=abc&provider=vult&provider=vult', 'provider=vult&provider=vult'],
    ['decided-from=2026-01-01&outcome=approved', ''],
    ['tab=nothing&nonsense=1', ''],
  ])('keeps of %s only %s: no searched text, no page, no number of the metrics', async (query, kept) => {
    expect(viewQueryOf(query)).toBe(kept);
    const saved = view({ query });
    await saveView(nadia, saved);
    expect(await db().savedView.findUniqueOrThrow({ where: { id: saved.id } })).toMatchObject({ query: kept });
  });

  it('with a searched text is refused by the database itself', async () => {
    const { name, isShared } = view();
    const row = { id: randomUUID(), memberId: nadia.id, name, isShared };
    await expect(db().savedView.create({ data: { ...row, query: 'tab=open&text=maria' } })).rejects.toThrow();
  });

  it('of a name that its member has is refused; another member may have it', async () => {
    await saveView(nadia, view({ name: 'Due today' }));
    await expect(saveView(nadia, view({ name: 'due TODAY' }))).rejects.toMatchObject({
      code: 'invalid',
      fields: { name: 'There is a view of this name. Choose another name.' },
    });
    await saveView(omar, view({ name: 'Due today' }));
  });

  it('is changed in the version that was shown, and by no one whose it is not', async () => {
    const mine = view();
    await saveView(nadia, mine);
    await changeView(nadia, { ...mine, name: 'Renamed', query: 'tab=on_hold', version: 1 });
    expect((await viewsOf(nadia)).find(({ id }) => id === mine.id)).toMatchObject({
      name: 'Renamed',
      query: 'tab=on_hold',
      version: 2,
    });
    await expect(changeView(nadia, { ...mine, version: 1 })).rejects.toMatchObject({ code: 'changed' });
    await expect(removeView(nadia, { id: mine.id, version: 1 })).rejects.toMatchObject({ code: 'changed' });
    // That it exists is not told.
    for (const actor of [omar, approver])
      await expect(removeView(actor, { id: mine.id, version: 2 })).rejects.toMatchObject({ code: 'not_found' });
    await removeView(nadia, { id: mine.id, version: 2 });
    expect((await viewsOf(nadia)).some(({ id }) => id === mine.id)).toBe(false);
  });

  it('that is shared is kept in order by another approver, and seen by a reviewer who may not change it', async () => {
    const shared = view({ isShared: true });
    await saveView(approver, shared);
    await expect(removeView(omar, { id: shared.id, version: 1 })).rejects.toMatchObject({ code: 'not_allowed' });
    await removeView(await aMember('approver'), { id: shared.id, version: 1 });
  });

  it('is one of 30 at most, also when many are saved at once', async () => {
    const kim = await aMember('reviewer');
    const all = await Promise.allSettled(Array.from({ length: mostViews + 4 }, () => saveView(kim, view())));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(mostViews);
    await expect(saveView(kim, view())).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('How many cases a view has', () => {
  it('is counted exactly up to 1,000, and above that said to be more', async () => {
    const kim = await aMember('reviewer');
    const queries = { open: 'tab=open', decided: 'tab=decided', all: '', none: 'provider=nobody' };
    for (const [name, query] of Object.entries(queries)) await saveView(kim, view({ name, query }));
    const counts = async () =>
      Object.fromEntries(
        (await viewsOf(kim))
          .filter(({ sharedBy }) => sharedBy === null)
          .map(({ name, count }) => [name, [count.cases, count.isMost]]),
      );
    expect(await counts()).toEqual({ open: [1, false], decided: [0, false], all: [1, false], none: [0, false] });
    await namedPeople(database.ownerUrl, connectionId, [
      { word: 'person', amount: 999, everySeconds: 1, state: 'open' },
    ]);
    expect(await counts()).toMatchObject({ open: [1_000, false] });
    await namedPeople(database.ownerUrl, connectionId, [{ word: 'anna', amount: 1, everySeconds: 1, state: 'open' }]);
    expect(await counts()).toMatchObject({ open: [1_000, true], all: [1_000, true], none: [0, false] });
  });
});
