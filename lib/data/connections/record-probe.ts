import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { AuditDetails } from '#lib/review/audit/audit.ts';
import { changeIfAny } from '../ledger/ledger.ts';

/**
 * Records what "Test connection" found. A connection whose stored key erases what it reads is paused until an admin
 * accepts that.
 * @param id the connection's id, or the one its form will give it
 * @param probe `isStored` is true when the stored settings were tested, not those of a form
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
