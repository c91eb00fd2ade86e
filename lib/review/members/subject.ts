import type { Role } from '../actor.ts';

/**
 * An act on accounts for which a member proves again who they are. The proof is good for exactly this: another role,
 * or another member, is another subject.
 */
export type AccountSubject =
  | { kind: 'invite'; email: string; role: Role }
  | { kind: 'new_link'; memberId: string }
  | { kind: 'change_role'; memberId: string; role: Role };
