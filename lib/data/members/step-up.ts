import 'server-only';
import { randomUUID } from 'node:crypto';
import { canonicalJson } from '#lib/ledger/entry.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { ProvedWith } from '#lib/review/audit/account-details.ts';
import type { AccountSubject, RollbackSubject } from '#lib/review/members/subject.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../database.ts';
import { sha256 } from '../hash.ts';
import { change, record } from '../ledger/ledger.ts';
import { renewSession } from './sessions.ts';

/** For how long a proof is good, in minutes (docs/security.md, bar 33). */
const goodForMinutes = 5;

/** What a member proves again who they are for: one act, on one selection. */
export type StepUp = { act: string; selectionHash: string };

/** The same for an act on accounts, on exactly this member, with exactly this role; or for one rollback. */
export function stepUpFor(subject: AccountSubject | RollbackSubject): StepUp {
  const act = subject.kind === 'rules_rollback' ? 'rules rollback' : `account ${subject.kind}`;
  return { act, selectionHash: sha256(canonicalJson(subject)) };
}

/**
 * Records that a member proved again who they are, and gives their session a new id.
 * @returns the new id of the session
 * @throws Refusal `signed_out` when the session ended meanwhile
 */
export function grantStepUp(
  actor: MemberActor,
  { act, selectionHash }: StepUp,
  provedWith: ProvedWith,
): Promise<string> {
  return change(actor, async (tx, note) => {
    const id = await renewSession(tx, actor);
    const sessionHash = sha256(id);
    await tx.stepUp.create({ data: { id: randomUUID(), memberId: actor.id, sessionHash, act, selectionHash } });
    note(
      { kind: 'session.stepped-up', details: { act, selectionHash, sessionHash, with: provedWith } },
      { type: 'member', id: actor.id },
    );
    return id;
  });
}

/** Records a wrong password, code or passkey for a second check. */
export function recordRefusedStepUp(actor: MemberActor, act: string, provedWith: ProvedWith): Promise<void> {
  const details = { act, with: provedWith };
  return record(actor, { kind: 'session.step-up-refused', details }, { type: 'member', id: actor.id });
}

/**
 * Uses up a proof that was given for this act and this selection, in this session, at most five minutes ago.
 * Part of the transaction of the act: when the act is refused, it is not used up.
 * @throws Refusal `invalid`, naming the field `proof`, when there is none
 */
export async function spendStepUp(tx: Tx, actor: MemberActor, { act, selectionHash }: StepUp): Promise<void> {
  const used = await tx.$executeRaw`
    UPDATE step_up SET used_at = clock_timestamp()
    WHERE id = (
      SELECT id FROM step_up
      WHERE member_id = ${actor.id}::uuid AND session_hash = ${sha256(actor.sessionId)} AND act = ${act}
        AND selection_hash = ${selectionHash} AND used_at IS NULL
        AND granted_at > clock_timestamp() - ${goodForMinutes} * interval '1 minute'
      ORDER BY granted_at DESC LIMIT 1 FOR UPDATE)`;
  if (used === 1) return;
  const message = 'Prove again who you are: it is good for five minutes, for this act, and once.';
  throw new Refusal('invalid', message, { proof: message });
}
