import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { AuditDetails } from '#lib/review/audit/audit.ts';
import { changeIfAny } from '../ledger/ledger.ts';

/**
 * Records what a test of a connection found. One whose stored key erases what it reads rests from now on: nothing more
 * is read until someone says that this is wanted.
 * @param id the connection's, or the one that its form will give it
 * @param tested `isStored` when its own settings were tested, and not those of a form
 * @throws Refusal `not_allowed`
 */
export function recordProbe(
  actor: Actor,
  id: string,
  { found, isStored }: { found: AuditDetails['connection.tested']; isStored: boolean },
): Promise<void> {
  mustBeAble(actor, 'keep-connections');
  return changeIfAny(actor, async (tx, note) => {
    const subject = { type: 'connection', id } as const;
    note({ kind: 'connection.tested', details: found }, subject);
    if (!found.erasesWhatItReads || !isStored) return;
    const because = 'erases_what_it_reads';
    const resting = await tx.connection.updateMany({
      where: { id, acceptsErasure: false, OR: [{ status: 'active' }, { status: 'paused', pausedBecause: 'by_hand' }] },
      data: { status: 'paused', pausedBecause: because },
    });
    if (resting.count > 0) note({ kind: 'connection.paused', details: { because } }, subject);
  });
}
