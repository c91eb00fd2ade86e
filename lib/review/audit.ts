import type { Role } from './actor.ts';
import type { Blocker } from './blocker.ts';
import type { OpenedBecause, Outcome } from './case.ts';
import type { DecisionEvidence } from './decision.ts';
import { countOf } from './labels.ts';
import type { PolicyKind, PolicyVersions } from './policies.ts';
import type { ProviderStatus } from './status.ts';

/**
 * What the ledger tells, by kind. Never personal data: ids, counts, codes, hashes and HMACs stand in its place.
 * Who did it, to what (`subject`) and when stand in the row itself.
 */
export type AuditDetails = {
  'session.opened': { memberId: string };
  /** Told only of known people: `who` is the HMAC of the address tried. */
  'session.refused': { because: 'password' | 'disabled' | 'rate_limit'; who: string };
  'session.ended': { because: 'signed_out' | 'idle' | 'too_old' | 'disabled' | 'role_changed' | 'password_changed' };
  'member.invited': { expiresAt: string };
  'member.added': { role: Role };
  'member.disabled': Record<string, never>;
  'member.role-changed': { from: string; to: string };
  'password.set': Record<string, never>;
  'connection.added': { provider: string; label: string; mode: 'test' | 'live' };
  'policy.published': { policy: PolicyKind; version: number };
  'pull.started': { round: number };
  'pull.finished': { round: number; applicantsRead: number; pagesRead: number };
  /** `code` is one of the codes a provider's failure has, never its text. */
  'pull.failed': { round: number; applicantsRead: number; code: string };
  'case.opened': { caseId: string; number: string; applicantId: string; round: number; because: OpenedBecause; blockers: number };
  /** `parts` are the common applicant's top keys that changed; null when this is the first copy. */
  'applicant.changed': { version: number; status: ProviderStatus; recordHash: string; parts: string[] | null };
  'applicant.opened': Record<string, never>;
  'raw.opened': Record<string, never>;
  'image.sent': { imageId: string; page: number; size: string; sha256: string; isPrefetch: boolean };
  /** On the screen for at least a second; told in batches. */
  'evidence.viewed': { pictures: { imageId: string; page: number; seconds: number }[] };
  /** `images` stands for all images of the applicant. The reason itself may hold personal data and stays outside. */
  'field.revealed': { field: string; hasReason: boolean };
  'decision.recorded': DecisionRecorded;
  /** Someone signed in tried what their role does not allow. */
  'door.denied': { door: string };
  'ledger.read': { width: 'own' | 'configuration' | 'whole'; rows: number };
  'ledger.exported': { fromSeq: number; toSeq: number; headHash: string };
};

export type DecisionRecorded = {
  decisionId: string;
  applicantId: string;
  outcome: Outcome;
  reasons: string[];
  policyVersions: PolicyVersions;
  /** The version of the case it closed. */
  caseVersion: number;
  blockers: Pick<Blocker, 'kind' | 'label'>[];
  evidence: (DecisionEvidence & { originalSha256: string | null; shownSha256: string | null })[];
};

export type AuditKind = keyof AuditDetails;

/** One act as lib/data hands it to the ledger. */
export type Audited = { [Kind in AuditKind]: { kind: Kind; details: AuditDetails[Kind] } }[AuditKind];

/** The kinds an admin sees: how the house is set up, nothing of any applicant. */
export const configurationKinds = [
  'member.invited',
  'member.added',
  'member.disabled',
  'member.role-changed',
  'password.set',
  'connection.added',
  'policy.published',
] as const satisfies readonly AuditKind[];

/** Whether an act is one of setting up the house. */
export function isConfiguration(kind: string): boolean {
  return (configurationKinds as readonly string[]).includes(kind);
}

/**
 * An act in plain English, for the timeline and the ledger. A kind of another release is shown as it is:
 * a ledger outlives the code that reads it.
 */
export function sentenceOf(kind: string, details: Record<string, unknown>): string {
  return isAuditKind(kind) ? tell(kind, details) : kind;
}

type Sentences = { [Kind in AuditKind]: (details: AuditDetails[Kind]) => string };

const sentences: Sentences = {
  'session.opened': () => 'Signed in',
  'session.refused': ({ because }) => `Sign-in refused: ${refusals[because]}`,
  'session.ended': ({ because }) => (because === 'signed_out' ? 'Signed out' : `Session ended: ${endings[because]}`),
  'member.invited': () => 'Invited a member',
  'member.added': ({ role }) => `Added a member as ${role}`,
  'member.disabled': () => 'Disabled a member',
  'member.role-changed': ({ from, to }) => `Changed a role from ${from} to ${to}`,
  'password.set': () => 'Password set from an invitation',
  'connection.added': ({ provider, label, mode }) => `Added a ${mode} connection to ${provider}: ${label}`,
  'policy.published': ({ policy, version }) => `Published version ${version} of the policy on ${policies[policy]}`,
  'pull.started': ({ round }) => `Pull ${round} started`,
  'pull.finished': ({ round, applicantsRead, pagesRead }) =>
    `Pull ${round} finished: ${countOf(applicantsRead, 'applicant')} on ${countOf(pagesRead, 'page')}`,
  'pull.failed': ({ round, applicantsRead, code }) =>
    `Pull ${round} stopped after ${countOf(applicantsRead, 'applicant')}: ${wordsOf(code)}`,
  'case.opened': ({ number, round, because, blockers }) =>
    `${number} opened${round > 1 ? `, round ${round}` : ''}: ${openings[because]}; ${countOf(blockers, 'blocker')}`,
  'applicant.changed': ({ parts, version }) =>
    parts === null ? 'First copied from the provider' : `Changed at the provider: ${listOf(parts)} (copy ${version})`,
  'applicant.opened': () => 'Opened the applicant',
  'raw.opened': () => 'Opened the raw answer',
  'image.sent': ({ page, size, isPrefetch }) => `Image sent${isPrefetch ? ' ahead' : ''}: ${size}, page ${page}`,
  'evidence.viewed': ({ pictures }) => `Saw ${countOf(pictures.length, 'image')}`,
  'field.revealed': ({ field, hasReason }) => `Revealed ${wordsOf(field)}${hasReason ? ', with a reason' : ''}`,
  'decision.recorded': tellDecision,
  'door.denied': ({ door }) => `Denied: ${wordsOf(door)}`,
  'ledger.read': ({ width, rows }) => `Read the ledger: ${countOf(rows, 'row')}, ${width === 'whole' ? 'all acts' : `${width} acts`}`,
  'ledger.exported': ({ fromSeq, toSeq }) => `Exported the ledger, rows ${fromSeq} to ${toSeq}`,
};

const refusals = { password: 'wrong password', disabled: 'disabled account', rate_limit: 'too many tries' };

const endings = {
  idle: '15 minutes without an act',
  too_old: '12 hours are over',
  disabled: 'the account was disabled',
  role_changed: 'the role changed',
  password_changed: 'the password changed',
};

const policies = { reasons: 'reasons', checklist: 'the checklist', sla: 'time limits', fourEyes: 'four eyes', masking: 'masking' };

const openings = {
  status: 'the provider asks for a person',
  hit: 'a new hit',
  change: 'a change that matters',
  conflict: 'the provider says otherwise',
  by_hand: 'by hand',
};

function tellDecision({ outcome, reasons, evidence }: AuditDetails['decision.recorded']): string {
  const seen = evidence.filter((item) => item.isSeen).length;
  const images = evidence.length === 0 ? 'no images' : `${seen} of ${countOf(evidence.length, 'image')} seen`;
  return [outcome === 'approved' ? 'Approved' : 'Rejected', ...(reasons.length > 0 ? [reasons.join(', ')] : []), images].join('; ');
}

function isAuditKind(kind: string): kind is AuditKind {
  return Object.hasOwn(sentences, kind);
}

/** Details come back from the ledger as JSON; the chain vouches that they are what was written under that kind. */
function tell<Kind extends AuditKind>(kind: Kind, details: Record<string, unknown>): string {
  return sentences[kind](details as AuditDetails[Kind]);
}

/** A code or a field's name in words: "decide-case", "documentNumber". */
function wordsOf(name: string): string {
  return name.replace(/[_-]/g, ' ').replace(/(?<=\p{Ll})\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`);
}

function listOf(parts: string[]): string {
  return parts.length === 0 ? 'nothing we read' : parts.map(wordsOf).join(', ');
}
