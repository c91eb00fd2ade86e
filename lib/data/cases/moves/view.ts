import 'server-only';
import type { MoveKind } from '#lib/review/case/move.ts';
import type { MoveView } from '#lib/review/case/view.ts';
import { db } from '../../database.ts';
import type { KeyOwner } from '../../seal.ts';
import { reasonsOf, unsealedFor } from '../deciding/view.ts';

/** The last move of a round, or null. @throws SealBroken */
export async function lastMoveOf(caseId: string, applicant: KeyOwner): Promise<MoveView | null> {
  const found = await db().caseMove.findFirst({
    where: { caseId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  if (!found) return null;
  const names = await namesOf([found.memberId, found.toMemberId]);
  const place = (column: string) => ({ table: 'case_move', column, row: found.id });
  return {
    id: found.id,
    // The column is only written from this type.
    kind: found.kind as MoveKind,
    by: (found.memberId && names.get(found.memberId)) ?? null,
    at: found.at.toISOString(),
    reasons: await reasonsOf(found.reasons, found.reasonsVersion ?? (await reasonsVersionAt(found.at))),
    note: unsealedFor(applicant, found.note, place('note')),
    message: unsealedFor(applicant, found.message, place('message')),
    until: found.until?.toISOString() ?? null,
    to: (found.toMemberId && names.get(found.toMemberId)) ?? null,
    commandId: found.commandId,
  };
}

async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const where = { id: { in: ids.filter((id) => id !== null) } };
  const members = await db().member.findMany({ where, select: { id: true, name: true } });
  return new Map(members.map(({ id, name }) => [id, name]));
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
