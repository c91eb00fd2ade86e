import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import type { VoidBecause } from '#lib/review/policies/publish.ts';
import type { Tx } from '../database.ts';
import type { Note } from '../ledger/ledger.ts';
import { aboutEdition } from './editions.ts';

/** A request as the ledger names it. */
export function namedRequest(request: { id: string; draftHash: string; baseHash: string; baseEdition: number }) {
  const { id: publishId, draftHash, baseHash, baseEdition } = request;
  return { publishId, draftHash, baseHash, baseEdition };
}

/** A draft is about to change: a request that rests on it ends as void. */
export async function draftChanged(tx: Tx, note: Note, author: MemberActor): Promise<void> {
  await voidRequests(tx, note, { authorId: author.id }, 'draft_changed');
}

/** Other policies were published: the requests that rest on the former ones end as void. */
export async function baseChanged(tx: Tx, note: Note, edition: number): Promise<void> {
  await voidRequests(tx, note, { baseEdition: { lt: edition } }, 'base_changed');
}

async function voidRequests(
  tx: Tx,
  note: Note,
  where: { authorId: string } | { baseEdition: { lt: number } },
  because: VoidBecause,
): Promise<void> {
  const now = new Date();
  const waiting = await tx.policyPublish.findMany({ where: { ...where, state: 'waiting' }, orderBy: { id: 'asc' } });
  for (const request of waiting) {
    const isOver = request.expiresAt <= now;
    const state = isOver ? 'expired' : 'void';
    await tx.policyPublish.update({ where: { id: request.id }, data: { state, endedAt: now } });
    note(
      isOver
        ? { kind: 'policy.publish-expired', details: namedRequest(request) }
        : { kind: 'policy.publish-voided', details: { ...namedRequest(request), because } },
      aboutEdition(request.baseEdition),
    );
  }
}
