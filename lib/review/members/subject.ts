import { z } from 'zod';
import { roles } from '../actor.ts';
import { oneLine } from '../text.ts';

/** The e-mail address of a member: compared in lower case. */
export const memberEmail = oneLine(320)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email('This is no e-mail address.'));

export const memberRole = z.enum(roles);

/**
 * An act on accounts for which a member proves again who they are. The proof is good for exactly this: another role,
 * or another member, is another subject.
 */
export const AccountSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invite'), email: memberEmail, role: memberRole }),
  z.strictObject({ kind: z.literal('new_link'), memberId: z.uuid() }),
  z.strictObject({ kind: z.literal('change_role'), memberId: z.uuid(), role: memberRole }),
  z.strictObject({ kind: z.enum(['remove_factors', 'disconnect_issuers']), memberId: z.uuid() }),
  z.strictObject({ kind: z.literal('require_factor'), role: memberRole, isRequired: z.boolean() }),
  z.strictObject({ kind: z.enum(['add_codes', 'remove_codes', 'recovery_codes', 'add_passkey']) }),
  z.strictObject({ kind: z.literal('remove_passkey'), key: oneLine(64) }),
]);

export type AccountSubject = z.infer<typeof AccountSubject>;

/** One step of one job that erases, for which a member proves again who they are. */
export const ErasureSubject = z.strictObject({
  kind: z.literal('erasure'),
  jobId: z.uuid(),
  step: z.enum(['ask', 'confirm']),
});

/** One published change of a vendor's rules that one person rolls back. */
export const RollbackSubject = z.strictObject({ kind: z.literal('rules_rollback'), publishId: z.uuid() });

export type RollbackSubject = z.infer<typeof RollbackSubject>;

export const ProofSubject = z.union([AccountSubject, ErasureSubject, RollbackSubject]);

export type ProofSubject = AccountSubject | RollbackSubject | z.infer<typeof ErasureSubject>;
