import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import { select, statement } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { changeIfAny } from '../ledger/ledger.ts';

/**
 * Records that a member opened an applicant's page. Refreshes of the page count as the same view until the member opens
 * another applicant or a list.
 * @param isOpen whether it is recorded as open to the member already, where the caller asked ({@link isOpenTo})
 */
export async function recordPageView(actor: MemberActor, applicantId: string, isOpen?: boolean): Promise<void> {
  if (isOpen ?? (await isOpenTo(actor, applicantId))) return;
  await changeIfAny(actor, async (tx, note) => {
    const opened = await tx.session.updateMany({
      where: { id: actor.sessionId, OR: [{ openApplicantId: null }, { openApplicantId: { not: applicantId } }] },
      data: { openApplicantId: applicantId },
    });
    if (opened.count > 0) note({ kind: 'applicant.opened', details: {} }, { type: 'applicant', id: applicantId });
  });
}

/**
 * Whether this member's page of an applicant is recorded as open. Asked first, because most reads are refreshes and
 * need no transaction.
 */
export async function isOpenTo({ sessionId }: MemberActor, applicantId: string): Promise<boolean> {
  const [session] = await select<{ isOpen: boolean | null }>(
    Prisma.sql`SELECT open_applicant_id = ${applicantId}::uuid AS "isOpen" FROM session WHERE id = ${sessionId}`,
    'open applicant of a session',
  );
  return session?.isOpen ?? false;
}

/** After so many minutes the same text sent ahead again is recorded again. */
const sentAheadMinutes = 10;

/**
 * Records that an applicant's text was sent to a member ahead of opening it: once for each view, at most every ten
 * minutes. Nothing is recorded while they have it open, because that was.
 */
export async function recordSentAhead(actor: MemberActor, applicantId: string): Promise<void> {
  await changeIfAny(actor, async (tx, note) => {
    // Locked, so that two requests at once leave one row.
    const [session] = await tx.$queryRaw<{ isOpen: boolean | null }[]>`
      SELECT open_applicant_id = ${applicantId}::uuid AS "isOpen" FROM session WHERE id = ${actor.sessionId}
      FOR NO KEY UPDATE`;
    if (session?.isOpen) return;
    const last = await tx.ledgerRow.findFirst({
      where: { subjectId: applicantId, actorId: actor.id, kind: { in: ['applicant.sent', 'applicant.opened'] } },
      orderBy: { seq: 'desc' },
      select: { kind: true, at: true },
    });
    const isRecent = last !== null && Date.now() - last.at.getTime() < sentAheadMinutes * 60_000;
    if (isRecent && last.kind === 'applicant.sent') return;
    note({ kind: 'applicant.sent', details: { isPrefetch: true } }, { type: 'applicant', id: applicantId });
  });
}

/** The member went back to a list: opening the applicant again is a new view. */
export async function endPageView(actor: MemberActor): Promise<void> {
  await statement(Prisma.sql`
    UPDATE session SET open_applicant_id = NULL WHERE id = ${actor.sessionId} AND open_applicant_id IS NOT NULL`);
}
