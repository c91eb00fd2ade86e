import 'server-only';
import type { Factors } from '#lib/review/members/factors.ts';
import { db, type Tx } from '../../database.ts';
import { sha256 } from '../../hash.ts';

/** The second factors of a member. The caller checks that it is their own, or is not signed in yet. */
export async function factorsOf(memberId: string, tx: Tx = db()): Promise<Factors> {
  const codeApp = await tx.codeApp.count({ where: { memberId, addedAt: { not: null } } });
  const passkeys = await tx.passkey.findMany({ where: { memberId }, orderBy: { addedAt: 'asc' } });
  const recoveryCodesLeft = await tx.recoveryCode.count({ where: { memberId, usedAt: null } });
  return {
    hasCodes: codeApp > 0,
    passkeys: passkeys.map(({ id, name, addedAt, lastUsedAt }) => ({
      key: sha256(id),
      name,
      addedAt: addedAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    recoveryCodesLeft,
  };
}

/**
 * What a member's factors are after one was removed. Without any, the recovery codes go too, and the member's sessions
 * count as opened without a factor: a rule that requires one later has effect on them.
 */
export async function factorRemoved(tx: Tx, memberId: string): Promise<{ hasCodes: boolean; passkeys: number }> {
  const { hasCodes, passkeys } = await factorsOf(memberId, tx);
  if (!hasCodes && passkeys.length === 0) {
    await tx.recoveryCode.deleteMany({ where: { memberId } });
    await tx.session.updateMany({ where: { memberId, endedAt: null }, data: { hasFactor: false } });
  }
  return { hasCodes, passkeys: passkeys.length };
}

/**
 * A factor was set up in this session: it counts as given here. Part of the caller's transaction, which ends the
 * member's other sessions.
 */
export async function factorSetUp(tx: Tx, memberId: string, sessionId: string): Promise<void> {
  await tx.session.updateMany({ where: { id: sessionId, memberId }, data: { hasFactor: true } });
}

/** Whether members with this role need a second factor. */
export async function isFactorRequired(tx: Pick<Tx, 'factorRule'>, role: string): Promise<boolean> {
  return (await tx.factorRule.count({ where: { role } })) > 0;
}
