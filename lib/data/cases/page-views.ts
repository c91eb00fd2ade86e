import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import { db } from '../database.ts';
import { changeIfAny } from '../ledger/ledger.ts';

/**
 * Records that a member opened an applicant's page. Refreshes of the page count as the same view until the member opens
 * another applicant or a list.
 */
export async function recordPageView(actor: MemberActor, applicantId: string): Promise<void> {
  await changeIfAny(actor, async (tx, note) => {
    const opened = await tx.session.updateMany({
      where: { id: actor.sessionId, OR: [{ openApplicantId: null }, { openApplicantId: { not: applicantId } }] },
      data: { openApplicantId: applicantId },
    });
    if (opened.count > 0) note({ kind: 'applicant.opened', details: {} }, { type: 'applicant', id: applicantId });
  });
}

/** The member went back to a list: opening the applicant again is a new view. */
export async function endPageView(actor: MemberActor): Promise<void> {
  await db().session.updateMany({
    where: { id: actor.sessionId, openApplicantId: { not: null } },
    data: { openApplicantId: null },
  });
}
