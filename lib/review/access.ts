import type { Actor, MemberActor, Role } from './actor.ts';
import { Refusal } from './refusal.ts';

/**
 * Who may do what. One table for the server and for the buttons. `see-ledger` comes in three widths,
 * because the table gives people their own acts, admins configuration and auditors everything.
 */
const rights = {
  'see-applicants': ['reviewer', 'approver', 'manager', 'auditor'],
  /** Names as they are, and searching by them; to others people are initials. */
  'see-names': ['reviewer', 'approver', 'auditor'],
  'see-images': ['reviewer', 'approver', 'auditor'],
  /** An entry of a list names someone in the clear: it can't be masked. */
  'see-hits': ['reviewer', 'approver', 'auditor'],
  'see-raw': ['reviewer', 'approver'],
  'reveal-field': ['reviewer', 'approver', 'auditor'],
  'decide-case': ['reviewer', 'approver'],
  /** Archive, a new link, another flow, a new applicant: what a reviewer may have the vendor do. */
  'send-command': ['reviewer', 'approver'],
  /** Takes two until four eyes stand: then an approver confirms another's asking. */
  'schedule-deletion': ['approver'],
  'keep-connections': ['admin'],
  'see-connection-log': ['admin', 'auditor'],
  'see-own-acts': ['reviewer', 'approver'],
  'see-configuration-acts': ['admin'],
  'see-whole-ledger': ['auditor'],
  'see-connections': ['reviewer', 'approver', 'admin', 'manager', 'auditor'],
  'sign-in': ['reviewer', 'approver', 'admin', 'manager', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof rights;

/** Whether someone's role gives a right. What depends on the thing itself is asked where the thing is read. */
export function can(actor: Actor, right: Right): boolean {
  return actor.kind === 'member' && (rights[right] as readonly Role[]).includes(actor.role);
}

/**
 * The same as {@link can}, as a guard.
 * @throws Refusal `not_allowed`
 */
export function mustBeAble(actor: Actor, right: Right): asserts actor is MemberActor {
  if (!can(actor, right)) throw new Refusal('not_allowed', 'Your role does not allow this.');
}

/** Whether any kind of ledger view is open to someone. */
export function canSeeLedger(actor: Actor): boolean {
  return can(actor, 'see-own-acts') || can(actor, 'see-configuration-acts') || can(actor, 'see-whole-ledger');
}
