import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import type { ExportSelection } from '#lib/review/exports/input.ts';
import { exportKeptHours, mostExported, mostExports } from '#lib/review/exports/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { cappedCounts } from '../cases/capped-counts.ts';
import type { Tx } from '../database.ts';
import { formReused } from '../form-hmac.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { type Exported, exportedBy, queryOf, sealedSelection } from './selection.ts';

/**
 * Orders a file of the queue's cases, which the worker writes. `id` is made with the form, so that sending it twice
 * orders one.
 * @throws Refusal `not_allowed`; `invalid` for a filter that makes no sense, when nothing matches, or more than 100,000
 * cases; `closed` at the limit of files
 * @param most a file holds as many cases
 */
export async function orderExport(
  actor: Actor,
  { id, selection }: { id: string; selection: ExportSelection },
  most = mostExported,
): Promise<void> {
  mustBeAble(actor, 'export-queue');
  const of = exportedBy(selection);
  // Refused and not dropped: a file for less of a filter would hold more cases than were shown.
  if ('query' in selection && queryOf(of) !== selection.query)
    throw new Refusal('invalid', 'This filter makes no sense.');
  const expected = await expectedIn(actor, of, most);
  await changeIfAny(actor, async (tx, note) => {
    await oneAfterTheOther(tx, actor);
    const known = await tx.queueExport.findUnique({ where: { id }, select: { memberId: true } });
    if (known && known.memberId !== actor.id) throw formReused();
    if (known) return;
    await mustHaveRoom(tx, actor);
    const orderedAt = new Date();
    const expiresAt = new Date(orderedAt.getTime() + exportKeptHours * 3_600_000);
    const row = { id, memberId: actor.id, selection: sealedSelection(id, selection), expected, orderedAt, expiresAt };
    await tx.queueExport.create({ data: row });
    // The address without its text, which may be a person's name.
    const query = queryOf({ ...of, filter: { ...of.filter, text: '' } });
    const details = { cases: expected, query, hasText: of.only === null && of.filter.text !== '' };
    note({ kind: 'queue-export.ordered', details }, { type: 'export', id });
  });
}

async function expectedIn(actor: MemberActor, { filter, only }: Exported, most: number): Promise<number> {
  if (only) return only.length;
  const [cases = 0] = await cappedCounts(actor, [filter], most);
  if (cases === 0) throw new Refusal('invalid', 'No case matches.');
  if (cases <= most) return cases;
  const words = most.toLocaleString('en');
  throw new Refusal(
    'invalid',
    `More than ${words} cases match, and a file holds at most ${words}. Add a filter first.`,
  );
}

/** A member's files: else two could pass the limit together, or one form sent twice at once order two. */
async function oneAfterTheOther(tx: Tx, { id: memberId }: MemberActor): Promise<void> {
  await tx.$queryRaw`SELECT FROM member WHERE id = ${memberId}::uuid FOR NO KEY UPDATE`;
}

async function mustHaveRoom(tx: Tx, { id: memberId }: MemberActor): Promise<void> {
  const has = await tx.queueExport.count({ where: { memberId, expiresAt: { gt: new Date() } } });
  if (has >= mostExports)
    throw new Refusal('closed', `You have ${mostExports} files, which is the most. Remove one first.`);
}
