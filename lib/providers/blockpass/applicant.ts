import type { Applicant, Check, HistoryStep } from '#lib/review/applicant/applicant.ts';
import type { CryptoCheck } from '#lib/review/applicant/crypto-check.ts';
import type { ProviderStatus } from '#lib/review/applicant/status.ts';
import { blankApplicant } from '../reading/blank.ts';
import { imageMark, withoutImages } from '../reading/raw.ts';
import { latest, newestFirst, readTime } from '../reading/time.ts';
import { labelsOf, word, yesOrNo } from '../reading/word.ts';
import { worded } from '../reading/words.ts';
import { personOf } from './attributes.ts';
import { certChecks, certHits } from './certs.ts';
import { documentsOf, isPicture, otherAttributes, portraitOf } from './documents.ts';
import type { Candidate } from './shapes.ts';
import { blockpassCheckWords } from './words.ts';

/** `rejected` asks the person to send again, so it is not final; only `blocked` is (docs/providers.md#blockpass). */
const statuses: Record<string, ProviderStatus> = {
  incomplete: 'in_progress',
  waiting: 'pending_review',
  inreview: 'in_review',
  approved: 'approved',
  rejected: 'needs_info',
  review_requested: 'needs_info',
  blocked: 'blocked',
};

/** A candidate as the common applicant. What the key may not see stays empty (docs/providers.md#blockpass). Pure. */
export function blockpassApplicant(externalId: string, candidate: Candidate): Applicant {
  const identities = candidate.identities ?? {};
  const certs = candidate.certs ?? candidate.certificates ?? {};
  const { person, problems } = personOf(identities);
  const papers = documentsOf(identities);
  const { labels, crypto } = otherAttributes(identities);
  const blank = blankApplicant('blockpass', externalId);
  const certificates = certChecks(certs);
  return {
    ...blank,
    otherIds: idsOf(externalId, candidate),
    status: statuses[word(candidate.status)?.toLowerCase() ?? ''] ?? 'unknown',
    providerStatus: word(candidate.status),
    flags: {
      archived: yesOrNo(candidate.isArchived) === true,
      deletionScheduledFor: readTime(candidate.willArchiveAtDate),
      anonymized: false,
    },
    createdAt: readTime(candidate.createdAt ?? candidate.createdDate),
    updatedAt: changedAt(candidate),
    person,
    documents: papers.documents,
    checks: worded([...certificates, ...problems, ...papers.problems], blockpassCheckWords),
    hits: certHits(certs),
    history: historyOf(candidate),
    assessment: { ...blank.assessment, riskLevel: word(candidate.customFields?.RiskLevel) },
    crypto: certified(crypto, certificates),
    labels: { ...labels, ...labelsOf(candidate.customFields) },
    portrait: portraitOf(identities),
    raw: rawOf(candidate),
  };
}

/**
 * A certificate for wallets does not say which wallet it is about: with one of each it is this one, with more nothing
 * is known of either. Without any the wallet was not screened.
 */
function certified(wallets: CryptoCheck[], certificates: Check[]): CryptoCheck[] {
  const about = certificates.filter(({ kind }) => kind === 'crypto');
  const [only] = about;
  if (only === undefined) return wallets;
  const isSure = about.length === 1 && wallets.length === 1;
  return wallets.map((wallet) =>
    isSure
      ? { ...wallet, outcome: only.outcome, reviewStatus: only.providerOutcome }
      : { ...wallet, outcome: 'unknown' as const },
  );
}

/** When the candidate last changed: the latest of its dates, except the day of archiving, which is in the future. */
export function changedAt(candidate: Candidate): string | null {
  return latest(milestones.map(([field]) => readTime(candidate[field])));
}

const milestones = [
  ['waitingDate', 'waiting'],
  ['inreviewDate', 'inreview'],
  ['approvedDate', 'approved'],
  ['rejectedDate', 'rejected'],
  ['blockedDate', 'blocked'],
] as const;

/** The vendor gives the day on which each status was last entered, not the status before it. */
function historyOf(candidate: Candidate): HistoryStep[] {
  const steps = milestones.map(([field, to]) => ({
    at: readTime(candidate[field]),
    from: null,
    to,
    reason: null,
    by: null,
  }));
  return newestFirst(steps.filter((step) => step.at !== null));
}

function idsOf(externalId: string, { recordId, refId, blockPassID }: Candidate): Record<string, string> {
  const ids = labelsOf({ recordId, refId, blockPassID });
  return Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== externalId));
}

/** Everything that the vendor marks as base64 is an image, however short; other values are tested like any answer. */
function rawOf(candidate: Candidate): unknown {
  const identities = Object.entries(candidate.identities ?? {}).map(([slug, identity]) =>
    isPicture(identity) ? [slug, { ...identity, value: imageMark(String(identity.value)) }] : [slug, identity],
  );
  return withoutImages(candidate.identities ? { ...candidate, identities: Object.fromEntries(identities) } : candidate);
}
