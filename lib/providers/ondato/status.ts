import type { HistoryStep } from '#lib/review/applicant/applicant.ts';
import type { ProviderStatus } from '#lib/review/applicant/status.ts';
import { newestFirst, readTime } from '../reading/time.ts';
import { word } from '../reading/word.ts';
import type { Identification, IdentityVerification, Redaction } from './shapes.ts';
import { humanised } from './wording.ts';

/** Everything the vendor told of one applicant; the part it does not have is `null`. */
export type OndatoAnswers = { verification: IdentityVerification | null; identification: Identification | null };

/** The word that decides: the identification's own, or the verification's while there is no identification. */
export function providerStatusOf({ verification, identification }: OndatoAnswers): string | null {
  return word(identification?.status) ?? word(verification?.status);
}

/** The identification decides; without one, how far the session came (docs/providers.md#ondato). */
export function statusOf({ verification, identification }: OndatoAnswers): ProviderStatus {
  const session = sessionWords[word(verification?.status)?.toLowerCase() ?? ''];
  const said = word(identification?.status)?.toLowerCase();
  if (said === undefined) return session ?? 'unknown';
  if (said === 'approved' || said === 'rejected') return said;
  if (said !== 'awaiting') return 'unknown';
  if (word(identification?.statusReason)?.toLowerCase() !== 'unfinished') return 'pending_review';
  // Nobody finishes what has run out: waiting for them would be waiting for ever.
  return session === 'expired' ? 'expired' : 'in_progress';
}

/** `Completed` says only that the applicant is through; what came of it is the identification's to say. */
const sessionWords: Record<string, ProviderStatus> = {
  pending: 'created',
  inprogress: 'in_progress',
  completed: 'pending_review',
  aborted: 'expired',
  expired: 'expired',
};

/** Whether the vendor has erased something of this person; begun is not done. */
export function isRedacted({ verification }: OndatoAnswers): boolean {
  return redactionsOf(verification).some(
    (each) => word(each.status)?.toLowerCase() === 'completed' || readTime(each.completedUtc) !== null,
  );
}

/** Whether the vendor has taken up the erasing of this part; it begins at once and is not at once through. */
export function isScopeTaken(verification: IdentityVerification, scope: string): boolean {
  return redactionsOf(verification).some((each) => {
    const isUnderway =
      ['inprogress', 'completed'].includes(word(each.status)?.toLowerCase() ?? '') ||
      readTime(each.completedUtc) !== null;
    return isUnderway && [each.scope ?? []].flat().some((taken) => taken.toLowerCase() === scope.toLowerCase());
  });
}

/** The vendor tells no history, only single moments of it. */
export function historyOf({ verification, identification }: OndatoAnswers): HistoryStep[] {
  const decided: HistoryStep = {
    at: readTime(identification?.completedUtc),
    from: null,
    to: word(identification?.status),
    reason: word(identification?.statusReason),
    by: null,
  };
  const steps = decided.at === null || decided.to === null ? [] : [decided];
  return newestFirst([...steps, ...redactionsOf(verification).flatMap(redactionSteps)]);
}

/** What was redacted; the vendor tells one alone or several in a list. */
export function redactionsOf(verification: IdentityVerification | null): Redaction[] {
  return [verification?.redaction ?? [], verification?.redactions ?? []].flat();
}

function redactionSteps({ createdUtc, completedUtc, scope, source, status }: Redaction): HistoryStep[] {
  const reason = ['Redaction', ...[scope ?? []].flat().map(humanised)].join(', ');
  const begun = {
    at: readTime(createdUtc),
    from: null,
    to: completedUtc ? 'InProgress' : word(status),
    reason,
    by: word(source),
  };
  const done = { ...begun, at: readTime(completedUtc), from: begun.to, to: word(status) };
  return done.at === null ? [begun] : [begun, done];
}
