import type { Actor, MemberActor, Role } from './actor.ts';
import { Refusal } from './refusal.ts';

/**
 * Who may do what: one table for the server and for the buttons. There are three rights to the ledger, because
 * reviewers see their own acts, admins configuration, and auditors everything.
 */
const rights = {
  'see-applicants': ['reviewer', 'approver', 'manager', 'auditor'],
  /** Sees names in full and searches by them; other roles see initials. */
  'see-names': ['reviewer', 'approver', 'auditor'],
  'see-images': ['reviewer', 'approver', 'auditor'],
  /** An entry of a list names someone in the clear: it can't be masked. */
  'see-hits': ['reviewer', 'approver', 'auditor'],
  /** Wallets and transactions of all applicants, with their names. */
  'see-crypto': ['reviewer', 'approver', 'auditor'],
  'see-raw': ['reviewer', 'approver'],
  'reveal-field': ['reviewer', 'approver', 'auditor'],
  'decide-case': ['reviewer', 'approver'],
  /** Notes, tags, and whether two applicants are one person. */
  'write-note': ['reviewer', 'approver'],
  /** Takes a case from the member who has it. */
  'take-over-case': ['approver'],
  /** Orders a file of the queue's cases: names are initials in it, for every role. */
  'export-queue': ['reviewer', 'approver', 'manager', 'auditor'],
  /** Saves a filter of the queue for all. */
  'share-view': ['approver', 'manager'],
  /** Gives a case to another member. Reviewers assign cases to themselves alone. */
  'assign-case': ['approver'],
  /** The second person of a decision, never its first. */
  'confirm-decision': ['approver'],
  /** Archive, a new link, another flow, a new applicant, a search of a wallet: what a reviewer may order. */
  'send-command': ['reviewer', 'approver'],
  /** Take a scheduled deletion back at the vendor. */
  'restore-applicant': ['approver'],
  /** Ask for a deletion, an anonymization or a redaction; another approver confirms it. */
  'ask-erasure': ['reviewer', 'approver'],
  'confirm-erasure': ['approver'],
  'hold-applicant': ['approver'],
  /** Who is due by the policy on retention, and who was erased: ids, codes and times, nothing personal. */
  'see-retention': ['approver', 'admin', 'auditor'],
  /** Ask for the deletion of those who are due; an approver confirms it as any erasure. */
  'ask-retention': ['approver', 'admin'],
  /** A vendor's rules: prepare a change and ask for it. */
  'draft-rules': ['admin'],
  /** The second person of a change of rules, never its first. */
  'confirm-rules': ['approver', 'admin'],
  'see-rules': ['approver', 'admin', 'auditor'],
  /** The desk's policies: prepare a change and ask for it. */
  'draft-policies': ['admin'],
  /** The second person of a change of policies, never its first. */
  'confirm-policies': ['approver', 'admin'],
  'see-policies': ['approver', 'admin', 'auditor'],
  /** Is told of what waits for them: cases, and requests to confirm. */
  'see-notices': ['reviewer', 'approver', 'admin'],
  'keep-connections': ['admin'],
  'keep-team': ['admin'],
  'see-connection-log': ['admin', 'auditor'],
  'see-own-acts': ['reviewer', 'approver'],
  'see-configuration-acts': ['admin'],
  'see-whole-ledger': ['auditor'],
  /** Sees the names of colleagues: who holds a case, and who has it open now. */
  'see-members': ['reviewer', 'approver', 'admin', 'manager', 'auditor'],
  /** Has a vendor that does not answer tried now. */
  'try-connection': ['reviewer', 'approver', 'admin'],
  'see-connections': ['reviewer', 'approver', 'admin', 'manager', 'auditor'],
  /** Reviewers see the numbers of their own decisions alone. People are masked for everyone. */
  'see-metrics': ['reviewer', 'approver', 'admin', 'manager', 'auditor'],
  'see-all-metrics': ['approver', 'admin', 'manager', 'auditor'],
  /** Sees the numbers of each colleague. */
  'see-reviewer-metrics': ['approver', 'manager', 'auditor'],
  'sign-in': ['reviewer', 'approver', 'admin', 'manager', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof rights;

/** Whether an actor's role gives a right. What depends on the record itself is checked where the record is read. */
export function can(actor: Actor, right: Right): boolean {
  return actor.kind === 'member' && (rights[right] as readonly Role[]).includes(actor.role);
}

/** The roles that give a right, for a question to the database. */
export function rolesWith(right: Right): Role[] {
  return [...rights[right]];
}

/**
 * Refuses an actor whose role does not give the right.
 * @throws Refusal `not_allowed`
 */
export function mustBeAble(actor: Actor, right: Right): asserts actor is MemberActor {
  if (!can(actor, right)) throw new Refusal('not_allowed', 'Your role does not allow this.');
}

/** Whether an actor may read any part of the ledger. */
export function canSeeLedger(actor: Actor): boolean {
  return can(actor, 'see-own-acts') || can(actor, 'see-configuration-acts') || can(actor, 'see-whole-ledger');
}
