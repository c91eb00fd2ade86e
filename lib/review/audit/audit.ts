import type { Right } from '../access.ts';
import type { Role } from '../actor.ts';
import type { ProviderStatus } from '../applicant/status.ts';
import type { CaseState, OpenedBecause, Outcome } from '../case/case.ts';
import type { DecisionEvidence } from '../case/decision.ts';
import type { CommandKind } from '../commands/command.ts';
import type { PolicyKind, PolicyVersions } from '../policies/policies.ts';

/**
 * What the ledger tells, by kind. Never personal data: ids, counts, codes, hashes and HMACs stand in its place.
 * Who did it, to what (`subject`) and when stand in the row itself.
 */
export type AuditDetails = {
  /** The id of a session opens it, so only its hash is told. */
  'session.opened': { sessionHash: string; addressHmac: string };
  /** Told only of known people. */
  'session.refused': { because: 'password' | 'disabled'; accountHmac: string; addressHmac: string };
  'session.ended': { sessionHash: string; because: 'signed_out' };
  'member.invited': { role: Role; expiresAt: string };
  'member.added': { role: Role };
  'password.set': { by: 'invitation' | 'seed' };
  'connection.added': { provider: string; label: string; mode: 'test' | 'live' };
  /** Which settings, by name; a secret's value is nowhere. `erasesWhatItReads` asks before anything else is read. */
  'connection.changed': { fields: string[]; hasNewSecrets: boolean };
  'connection.tested': { works: number; notAllowed: number; fails: number; erasesWhatItReads: boolean };
  'connection.paused': { because: PausedBecause };
  'connection.resumed': { acceptsErasure: boolean };
  'connection.removed': { applicants: number };
  /** Ids from a file, of vendors that list nobody. */
  'ids.imported': { ids: number; added: number };
  /** Someone the vendor could not be asked about; a person looks. The applicant's id at the vendor stands as HMAC. */
  'ask.abandoned': { externalIdHmac: string; code: string; tries: number };
  'ask.replayed': { externalIdHmac: string; changed: string[] };
  'ask.dismissed': { externalIdHmac: string };
  'command.recorded': CommandNamed & {
    connectionId: string;
    applicantId: string | null;
    isReversible: boolean;
    notBefore: string;
  };
  'command.sent': CommandNamed & { tries: number };
  /** It was certainly not carried out, and is sent later. */
  'command.postponed': CommandNamed & { tries: number; code: string };
  /** Nobody knows yet whether it was carried out; the vendor is asked before anything else happens. */
  'command.unconfirmed': CommandNamed & { tries: number; code: string };
  'command.confirmed': CommandNamed & { by: 'answer' | 'read_back' };
  'command.refused': CommandNamed & { code: string };
  'command.contradicted': CommandNamed;
  'command.handed-over': CommandNamed & { tries: number; code: string };
  'command.withdrawn': CommandNamed;
  /** A person sends it on: first the vendor is asked, where it can tell. */
  'command.resumed': CommandNamed;
  'command.settled': CommandNamed & { noteHash: string };
  /** An operation of a vendor, from the terminal with a stored connection. */
  'operation.run': { provider: string; operation: string };
  'policy.published': { policy: PolicyKind; version: number; valueHash: string };
  'pull.started': { round: number };
  'pull.finished': { round: number; applicantsRead: number; pagesRead: number };
  /** Records of the list that could neither be read nor told by an id. */
  'pull.passed-over': { round: number; records: number };
  /** `code` is one of the codes a provider's failure has, never its text. */
  'pull.failed': { round: number; applicantsRead: number; code: string };
  'case.opened': {
    caseId: string;
    number: string;
    applicantId: string;
    round: number;
    because: OpenedBecause;
    blockers: number;
  };
  /** `parts` are the common applicant's top keys that changed; null when this is the first copy. */
  'applicant.changed': { version: number; status: ProviderStatus; recordHash: string; parts: string[] | null };
  'applicant.opened': Record<string, never>;
  'raw.opened': Record<string, never>;
  'image.sent': { imageId: string; page: number; size: string; sha256: string; isPrefetch: boolean };
  /** On the screen for at least a second; told in batches. */
  'evidence.viewed': { images: { imageId: string; page: number; sha256: string }[] };
  /** `images` stands for all images of the applicant. The reason itself may hold personal data and stays outside. */
  'field.revealed': { field: string; reasonHash: string | null; endsAt: string };
  'decision.recorded': DecisionRecorded;
  /** Someone signed in tried what their role does not allow. */
  denied: { door: string; verb: Right | null };
  'ledger.read': { width: 'own' | 'configuration' | 'whole'; rows: number };
  /** Where the chain stood when the export was asked for; the export itself goes on to this row at least. */
  'ledger.exported': { standingSeq: number; standingHash: string };
};

export type PausedBecause = 'by_hand' | 'erases_what_it_reads';

type CommandNamed = { commandId: string; command: CommandKind };

type DecisionRecorded = {
  decisionId: string;
  applicantId: string;
  outcome: Outcome;
  reasons: string[];
  policyVersions: PolicyVersions;
  /** The version of the case it closed. */
  caseVersion: number;
  stateBefore: CaseState;
  noteHash: string | null;
  blockers: number;
  hasConfirmedUnseen: boolean;
  /** Since 27 November 2026; older rows lack both. */
  decidedAt?: string;
  blockersHash?: string;
  evidence: (DecisionEvidence & { originalSha256: string | null; shownSha256: string | null })[];
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
  'connection.changed',
  'connection.tested',
  'connection.paused',
  'connection.resumed',
  'connection.removed',
  'ids.imported',
  'ask.abandoned',
  'ask.replayed',
  'ask.dismissed',
  'operation.run',
  'policy.published',
] as const satisfies readonly AuditKind[];
