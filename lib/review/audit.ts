import type { Role } from './actor.ts';
import type { CaseState, OpenedBecause, Outcome } from './case.ts';
import type { PolicyKind, PolicyVersions } from './policies.ts';
import type { Verb } from './policy.ts';
import type { ProviderStatus } from './status.ts';

/**
 * What the ledger tells, by kind. Never personal data: ids, counts, codes, SHA-256 in hex (`…Hash`, `sha256`) and HMACs
 * under the ledger's key (`…Hmac`) stand in its place. The actor, the subject and the time stand in the row itself.
 */
export type AuditDetails = {
  /** The id of a session opens it, so only its hash is told. */
  'session.opened': { sessionHash: string; addressHmac: string };
  'session.refused': { accountHmac: string; addressHmac: string; because: 'password' | 'disabled' | 'too_often' };
  'session.ended': { sessionHash: string; because: 'signed_out' | 'idle' | 'too_old' | 'disabled' | 'role_changed' | 'password_changed' };
  'member.invited': { memberId: string; role: Role; expiresAt: string };
  'member.added': { memberId: string; role: Role };
  'password.set': { memberId: string; by: 'invitation' | 'seed' };
  'connection.added': { connectionId: string; provider: string; mode: 'test' | 'live' };
  'policy.published': { policy: PolicyKind; version: number; valueHash: string };
  'pull.started': { connectionId: string; round: number };
  'pull.finished': { connectionId: string; round: number; applicantsRead: number; pagesRead: number };
  'pull.failed': { connectionId: string; round: number; applicantsRead: number; code: string };
  'case.opened': { caseId: string; number: string; applicantId: string; round: number; because: OpenedBecause; blockers: number };
  /** `parts` are the common applicant's top keys that changed; null when this is the first copy. */
  'applicant.changed': { applicantId: string; version: number; status: ProviderStatus; recordHash: string; parts: string[] | null };
  'applicant.opened': { applicantId: string; caseId: string | null };
  'raw.opened': { applicantId: string };
  'image.sent': { applicantId: string; imageId: string; page: number; size: string; sha256: string; isPrefetch: boolean };
  /** On the screen for at least a second; told in batches. */
  'evidence.viewed': { applicantId: string; images: { imageId: string; page: number; sha256: string }[] };
  'field.revealed': { applicantId: string; field: string; reasonHash: string | null; endsAt: string };
  'evidence.revealed': { applicantId: string; imageId: string; reasonHash: string | null; endsAt: string };
  'decision.recorded': DecisionRecorded;
  /** A right someone signed in does not have, or a record that is not theirs to see. */
  denied: { verb: Verb | null; door: string; code: string };
  'ledger.read': { width: 'own' | 'configuration' | 'whole'; rows: number };
  'ledger.exported': { fromSeq: number; toSeq: number; headHash: string };
};

export type DecisionRecorded = {
  decisionId: string;
  caseId: string;
  applicantId: string;
  outcome: Outcome;
  reasons: string[];
  noteHash: string | null;
  policyVersions: PolicyVersions;
  caseVersion: number;
  stateBefore: CaseState;
  blockers: number;
  hasConfirmedUnseen: boolean;
  evidence: { imageId: string; page: number; fate: string; isSeen: boolean; originalSha256: string | null; shownSha256: string | null }[];
};

export type AuditKind = keyof AuditDetails;

/** One act as lib/data hands it to the ledger. */
export type Audited = { [Kind in AuditKind]: { kind: Kind; details: AuditDetails[Kind] } }[AuditKind];

/** The kinds an admin sees: how the house is set up, nothing of any applicant. */
export const configurationKinds = [
  'member.invited',
  'member.added',
  'password.set',
  'connection.added',
  'policy.published',
] as const satisfies readonly AuditKind[];

/** Whether an act is one of setting up the house. */
export function isConfiguration(kind: string): boolean {
  return (configurationKinds as readonly string[]).includes(kind);
}
