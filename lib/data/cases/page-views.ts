import 'server-only';
import type { MemberActor } from '#lib/review/actor.ts';
import { db } from '../database.ts';
import { changeIfAny } from '../ledger/ledger.ts';

/**
 * Notes that someone opened an applicant, once per opening: the page asks again on every refresh, and that is the same
 * opening until they go elsewhere.
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

/** They went back to a list: the next time is another opening. */
export async function endPageView(actor: MemberActor): Promise<void> {
  await db().session.updateMany({
    where: { id: actor.sessionId, openApplicantId: { not: null } },
    data: { openApplicantId: null },
  });
}
