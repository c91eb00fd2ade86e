import { grantStepUp, stepUpFor } from '#lib/data/members/step-up.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { AccountSubject, RollbackSubject } from '#lib/review/members/subject.ts';

/** A member who has just proved again who they are, for one act: their session has a new id. */
export async function proved(actor: MemberActor, subject: AccountSubject | RollbackSubject): Promise<MemberActor> {
  return { ...actor, sessionId: await grantStepUp(actor, stepUpFor(subject), 'password') };
}
