import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Actor, MemberActor, Role } from '#lib/review/actor.ts';
import { transition } from '#lib/review/case/transitions.ts';
import { type Holding, holderOf } from '#lib/review/claims/holder.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { lockCase } from '../cases/deciding/locked-case.ts';
import { saveMove } from '../cases/moves/save-move.ts';
import { databaseNow } from '../commands/record.ts';
import { select, type Tx } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import type { Note } from '../ledger/ledger.ts';

const noCase = 'There is no open case.';

/**
 * Why the latest case of applicants can't be snoozed now, in a sentence; nothing for those whose can be. The caller
 * checks the right.
 */
export async function whyNotSnoozed(actor: Actor, applicantIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await select<Holding & { applicantId: string; now: Date }>(
    Prisma.sql`
      SELECT DISTINCT ON (c.applicant_id) c.applicant_id AS "applicantId", c.state, c.assignee_id AS "assigneeId",
        c.assigned_by_id AS "assignedById", c.claimed_until AS "claimedUntil", clock_timestamp() AS now
      FROM "case" c WHERE c.applicant_id = ANY(${[...applicantIds]}::uuid[])
      ORDER BY c.applicant_id, c.round DESC`,
    'latest case of applicants',
  );
  const found = new Map(rows.map((row) => [row.applicantId, row]));
  return new Map(
    applicantIds.flatMap((id) => {
      const row = found.get(id);
      if (!row) return [[id, noCase] as const];
      const standing = { state: row.state, assigneeId: holderOf(row, row.now), firstId: null, undoable: null };
      const { refusal } = transition(standing, 'snooze', actor);
      return refusal ? [[id, refusal.message] as const] : [];
    }),
  );
}

/**
 * Snoozes the latest case of an applicant for the member whose job it is, under the same rules as if they did it by
 * hand: their role of now, and no case of someone else. The move and its row in the ledger are theirs.
 * @returns why it was not done, in a sentence; null when it was
 */
export async function snoozeHere(
  tx: Tx,
  note: Note,
  applicantId: string,
  { memberId, jobId, wakesAt }: { memberId: string; jobId: string; wakesAt: Date | null },
): Promise<string | null> {
  const actor = await memberOf(tx, memberId);
  if (actor === null) return 'The member who began this was disabled.';
  if (wakesAt === null || wakesAt <= (await databaseNow(tx))) return 'The time to snooze until is over.';
  const latest = await tx.case.findFirst({
    where: { applicantId, isArchived: false, applicant: { erasedAt: null } },
    orderBy: { round: 'desc' },
    select: { id: true },
  });
  if (!latest) return noCase;
  try {
    const found = await lockCase(tx, latest.id);
    const noteBy: Note = (audited, subject) => note(audited, subject, actor);
    await saveMove(tx, noteBy, actor, found, { id: randomUUID(), kind: 'snoozed', until: wakesAt, jobId });
    return null;
  } catch (error) {
    // It is refused before anything is written.
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

/** A member as they are now; null for one who is disabled. Nothing is done in a session of theirs. */
async function memberOf(tx: Tx, id: string): Promise<MemberActor | null> {
  const { disabledAt, role, ...member } = await tx.member.findUniqueOrThrow({
    where: { id },
    select: { id: true, name: true, email: true, role: true, disabledAt: true },
  });
  return disabledAt ? null : { kind: 'member', ...member, role: role as Role, sessionId: '' };
}
