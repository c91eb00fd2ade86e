import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, type Tx } from '../database.ts';
import { sha256 } from '../hash.ts';
import { change, record } from '../ledger/ledger.ts';

/** For how long a password given again is good, in minutes (docs/security.md, bar 33). */
const goodForMinutes = 5;

/** What a password is given again for: one act, on one selection. */
export type StepUp = { act: string; selectionHash: string };

/** The stored hash of a member's password; null when none is set. */
export async function passwordHashOf(memberId: string): Promise<string | null> {
  const row = await db().member.findUnique({ where: { id: memberId }, select: { passwordHash: true } });
  return row?.passwordHash ?? null;
}

/**
 * Records that a member gave their password again, and gives their session a new id: a copy of the old cookie is worth
 * nothing from now on.
 * @returns the new id of the session
 * @throws Refusal `signed_out` when the session ended meanwhile
 */
export function grantStepUp(actor: MemberActor, { act, selectionHash }: StepUp): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  return change(actor, async (tx, note) => {
    const { count } = await tx.session.updateMany({ where: { id: actor.sessionId, endedAt: null }, data: { id } });
    if (count === 0) throw new Refusal('signed_out', 'You are signed out. Sign in again; your text is still here.');
    const sessionHash = sha256(id);
    await tx.stepUp.create({ data: { id: randomUUID(), memberId: actor.id, sessionHash, act, selectionHash } });
    note(
      { kind: 'session.stepped-up', details: { act, selectionHash, sessionHash } },
      { type: 'member', id: actor.id },
    );
    return id;
  });
}

/** Records a wrong password for a second check. */
export function recordRefusedStepUp(actor: MemberActor, act: string): Promise<void> {
  return record(actor, { kind: 'session.step-up-refused', details: { act } }, { type: 'member', id: actor.id });
}

/**
 * Uses up a password that was given again for this act and this selection, in this session, at most five minutes ago.
 * Part of the transaction of the act: when the act is refused, it is not used up.
 * @throws Refusal `invalid`, naming the field `password`, when there is none
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
  const message = 'Give your password again: it is good for five minutes, for this act, and once.';
  throw new Refusal('invalid', message, { password: message });
}
