import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import { filterOf } from '#lib/review/case/queue-address.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { mostInView, mostViews, type SavedView, viewQueryOf } from '#lib/review/views/view.ts';
import { cappedCounts } from '../cases/capped-counts.ts';
import { db, type Tx } from '../database.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';

/** The most shared views of colleagues in one list. */
const mostShared = 50;

type Kept = { id: string; memberId: string; isShared: boolean; version: number };

/**
 * One's own views and those that colleagues share, each by name, with how many cases each has now, up to 1,000.
 * @throws Refusal `not_allowed`
 */
export async function viewsOf(actor: Actor): Promise<SavedView[]> {
  mustBeAble(actor, 'see-applicants');
  const select = { id: true, memberId: true, name: true, query: true, isShared: true, version: true } as const;
  const [own, shared] = await Promise.all([
    db().savedView.findMany({ where: { memberId: actor.id }, select, orderBy: { name: 'asc' } }),
    db().savedView.findMany({
      where: { memberId: { not: actor.id }, isShared: true, member: { disabledAt: null } },
      select: { ...select, member: { select: { name: true } } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: mostShared,
    }),
  ]);
  const views = [...own.map((view) => ({ ...view, member: null })), ...shared];
  const at = new Date().toISOString();
  const counts = await cappedCounts(
    actor,
    views.map(({ query }) => filterOf(new URLSearchParams(query))),
    mostInView,
  );
  return views.map(({ memberId, member, ...view }, nth) => {
    const cases = counts[nth] ?? 0;
    const count = { cases: Math.min(cases, mostInView), isMost: cases > mostInView, at };
    return { ...view, sharedBy: member?.name ?? null, mayChange: mayChange(actor, { ...view, memberId }), count };
  });
}

export type ViewInput = { id: string; name: string; query: string; isShared: boolean };

/**
 * Saves a view under an id made by the form, so that sending it twice saves one.
 * @throws Refusal `not_allowed`; `invalid` for a name that the member has already; `closed` at the limit of views
 */
export async function saveView(actor: Actor, { id, name, query, isShared }: ViewInput): Promise<void> {
  mustBeAble(actor, 'see-applicants');
  mustBeAbleToShare(actor, isShared);
  const kept = viewQueryOf(query);
  await changeIfAny(actor, async (tx, note) => {
    await oneByOne(tx, actor.id);
    const views = await tx.savedView.findMany({ where: { memberId: actor.id }, select: { id: true, name: true } });
    if (views.some((view) => view.id === id)) return;
    mustBeNew(views, name);
    if (views.length >= mostViews)
      throw new Refusal('closed', `You have ${mostViews} views, which is the most. Remove one first.`);
    await tx.savedView.create({ data: { id, memberId: actor.id, name, query: kept, isShared } });
    note({ kind: 'view.saved', details: { query: kept, isShared, version: 1 } }, { type: 'view', id });
  });
}

/**
 * Renames a view, shares it or ends that, or gives it another filter. One's own; a shared one also by who may share.
 * @throws Refusal `not_allowed`, `not_found`; `changed` when it is not the version that was shown; `invalid` for a name
 * that its member has already
 */
export async function changeView(actor: Actor, input: ViewInput & { version: number }): Promise<void> {
  mustBeAble(actor, 'see-applicants');
  const query = viewQueryOf(input.query);
  await change(actor, async (tx, note) => {
    const found = await lockedView(tx, actor, input);
    if (input.isShared !== found.isShared) mustBeAbleToShare(actor, true);
    await oneByOne(tx, found.memberId);
    const others = await tx.savedView.findMany({
      where: { memberId: found.memberId, id: { not: input.id } },
      select: { name: true },
    });
    mustBeNew(others, input.name);
    const version = found.version + 1;
    const { name, isShared } = input;
    await tx.savedView.update({ where: { id: input.id }, data: { name, query, isShared, version } });
    note({ kind: 'view.saved', details: { query, isShared, version } }, { type: 'view', id: input.id });
  });
}

/**
 * Removes a view; its cases stay as they are.
 * @throws Refusal `not_allowed`, `not_found`; `changed` when it is not the version that was shown
 */
export async function removeView(actor: Actor, { id, version }: { id: string; version: number }): Promise<void> {
  mustBeAble(actor, 'see-applicants');
  await change(actor, async (tx, note) => {
    const { isShared } = await lockedView(tx, actor, { id, version });
    await tx.savedView.delete({ where: { id } });
    note({ kind: 'view.removed', details: { isShared } }, { type: 'view', id });
  });
}

async function lockedView(tx: Tx, actor: MemberActor, { id, version }: { id: string; version: number }): Promise<Kept> {
  const [found] = await tx.$queryRaw<Kept[]>`
    SELECT id, member_id AS "memberId", is_shared AS "isShared", version FROM saved_view
    WHERE id = ${id}::uuid FOR UPDATE`;
  // A colleague's own view is not told from one that is gone.
  if (!found || (found.memberId !== actor.id && !found.isShared))
    throw new Refusal('not_found', 'There is no such view. It may have been removed.');
  if (!mayChange(actor, found)) throw new Refusal('not_allowed', 'Your role does not allow this.');
  if (found.version !== version)
    throw new Refusal('changed', 'This view was changed meanwhile. Look at it again, then change it.');
  return found;
}

/** A member's views are saved one after the other: else two could pass the limit together, or take one name. */
async function oneByOne(tx: Tx, memberId: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM member WHERE id = ${memberId}::uuid FOR NO KEY UPDATE`;
}

function mayChange(actor: MemberActor, { memberId, isShared }: Pick<Kept, 'memberId' | 'isShared'>): boolean {
  return memberId === actor.id || (isShared && can(actor, 'share-view'));
}

function mustBeAbleToShare(actor: Actor, isShared: boolean): void {
  if (isShared) mustBeAble(actor, 'share-view');
}

function mustBeNew(views: readonly { name: string }[], name: string): void {
  if (!views.some((view) => view.name.toLowerCase() === name.toLowerCase())) return;
  const message = 'There is a view of this name. Choose another name.';
  throw new Refusal('invalid', message, { name: message });
}
