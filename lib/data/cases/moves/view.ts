import 'server-only';
import type { MoveKind } from '#lib/review/case/move.ts';
import type { MoveView } from '#lib/review/case/view.ts';
import { db } from '../../database.ts';
import { policiesInForce } from '../../policies.ts';
import { type Owner, reasonsOf, unsealedFor } from '../deciding/view.ts';

/** The last move of a round, or null. @throws SealBroken */
export async function lastMoveOf(caseId: string, applicant: Owner): Promise<MoveView | null> {
  const named = { select: { name: true } } as const;
  const found = await db().caseMove.findFirst({
    where: { caseId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    include: { member: named, toMember: named },
  });
  if (!found) return null;
  const { versions } = await policiesInForce();
  return {
    id: found.id,
    // The column is only written from this type.
    kind: found.kind as MoveKind,
    by: found.member?.name ?? null,
    at: found.at.toISOString(),
    reasons: await reasonsOf(found.reasons, versions.reasons),
    note: unsealedFor(applicant, found.note, { table: 'case_move', column: 'note', row: found.id }),
    until: found.until?.toISOString() ?? null,
    to: found.toMember?.name ?? null,
    commandId: found.commandId,
  };
}
