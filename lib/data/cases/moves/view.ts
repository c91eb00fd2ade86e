import 'server-only';
import type { MoveKind } from '#lib/review/case/move.ts';
import type { MoveView } from '#lib/review/case/view.ts';
import { db } from '../../database.ts';
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
  const place = (column: string) => ({ table: 'case_move', column, row: found.id });
  return {
    id: found.id,
    // The column is only written from this type.
    kind: found.kind as MoveKind,
    by: found.member?.name ?? null,
    at: found.at.toISOString(),
    reasons: await reasonsOf(found.reasons, found.reasonsVersion ?? (await reasonsVersionAt(found.at))),
    note: unsealedFor(applicant, found.note, place('note')),
    message: unsealedFor(applicant, found.message, place('message')),
    until: found.until?.toISOString() ?? null,
    to: found.toMember?.name ?? null,
    commandId: found.commandId,
  };
}

/** The version of the reasons that was in force at a time: older moves did not keep it. */
async function reasonsVersionAt(at: Date): Promise<number> {
  const policy = await db().policy.findFirst({
    where: { kind: 'reasons', publishedAt: { lte: at } },
    orderBy: { version: 'desc' },
    select: { version: true },
  });
  return policy?.version ?? 1;
}
