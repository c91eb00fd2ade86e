import type { HistoryStep } from '#lib/review/applicant/applicant.ts';
import type { ProviderStatus } from '#lib/review/applicant/status.ts';
import { newestFirst, readTime } from '../reading/time.ts';
import { word } from '../reading/word.ts';
import type { Identification, IdentityVerification, Redaction } from './shapes.ts';
import { humanised } from './wording.ts';

/** The vendor's answers about one applicant; a missing part is null. */
export type OndatoAnswers = { verification: IdentityVerification | null; identification: Identification | null };

/** The vendor's word for the status: the identification's, or the verification's while there is no identification. */
export function providerStatusOf({ verification, identification }: OndatoAnswers): string | null {
  return word(identification?.status) ?? word(verification?.status);
}

/** The identification decides; without one, the progress of the session (docs/providers.md#ondato). */
export function statusOf({ verification, identification }: OndatoAnswers): ProviderStatus {
  const session = sessionWords[word(verification?.status)?.toLowerCase() ?? ''];
  const said = word(identification?.status)?.toLowerCase();
  if (said === undefined) return session ?? 'unknown';
  if (said === 'approved' || said === 'rejected') return said;
  if (said !== 'awaiting') return 'unknown';
  if (word(identification?.statusReason)?.toLowerCase() !== 'unfinished') return 'pending_review';
  // An expired session is never finished.
  return session === 'expired' ? 'expired' : 'in_progress';
}

/** `Completed` means only that the applicant is done; the identification tells the result. */
const sessionWords: Record<string, ProviderStatus> = {
  pending: 'created',
  inprogress: 'in_progress',
  completed: 'pending_review',
  aborted: 'expired',
  expired: 'expired',
};

/** Whether the vendor has erased something of this person. A redaction that is under way does not count. */
export function isRedacted({ verification }: OndatoAnswers): boolean {
  return redactionsOf(verification).some(
    (each) => word(each.status)?.toLowerCase() === 'completed' || readTime(each.completedUtc) !== null,
  );
}

/** Whether the vendor has accepted the redaction of this part. It begins at once and ends later. */
export function isScopeTaken(verification: IdentityVerification, scope: string): boolean {
  return redactionsOf(verification).some((each) => {
    const isUnderway =
      ['inprogress', 'completed'].includes(word(each.status)?.toLowerCase() ?? '') ||
      readTime(each.completedUtc) !== null;
    return isUnderway && [each.scope ?? []].flat().some((taken) => taken.toLowerCase() === scope.toLowerCase());
  });
}

/** The vendor has no history, only single times. */
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

/** The redactions; the vendor sends one alone or several in a list. */
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
