import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { blankApplicant } from '../reading/blank.ts';
import { configEntry } from '../reading/config.ts';
import { withoutImages } from '../reading/raw.ts';
import { latest, readTime } from '../reading/time.ts';
import { labelsOf, word } from '../reading/word.ts';
import { worded } from '../reading/words.ts';
import { checksOf, hitsOf } from './checks.ts';
import { documentsOf, portraitOf, unreadDays } from './documents.ts';
import { personOf } from './person.ts';
import { questionnairesOf } from './questionnaires.ts';
import type { IdentityVerification } from './shapes.ts';
import { historyOf, isRedacted, type OndatoAnswers, providerStatusOf, redactionsOf, statusOf } from './status.ts';
import { humanised } from './wording.ts';
import { ondatoCheckWords } from './words.ts';

/** The vendor's answers as the common applicant. `externalId` is the id it was read by. Pure. */
export function ondatoApplicant(externalId: string, answers: OndatoAnswers): Applicant {
  const { verification, identification } = answers;
  const registration = verification?.registration ?? null;
  const document = identification?.document ?? null;
  const checks = worded([...checksOf(answers), ...unreadDays(registration, document)], ondatoCheckWords);
  const blank = blankApplicant('ondato', externalId);
  const status = statusOf(answers);
  return {
    ...blank,
    otherIds: otherIdsOf(externalId, answers),
    status,
    providerStatus: providerStatusOf(answers),
    flags: { ...blank.flags, anonymized: isRedacted(answers) },
    createdAt: readTime(verification?.createdUtc) ?? readTime(identification?.createdUtc),
    updatedAt: changedAt(answers),
    person: personOf(registration, document),
    documents: documentsOf(identification),
    checks,
    hits: hitsOf(checks),
    history: historyOf(answers),
    questionnaires: questionnairesOf(verification?.step?.forms),
    config: setupOf(answers),
    assessment: {
      ...blank.assessment,
      verified: status === 'approved' ? true : status === 'rejected' ? false : null,
      comment: humanised(identification?.statusReason),
    },
    labels: labelsOf({ countryCode: registration?.countryCode, documentCategory: document?.category }),
    portrait: portraitOf(identification),
    raw: withoutImages(answers),
  };
}

/** The id of a session's identification; null until the applicant has begun. */
export function identificationIdOf(verification: IdentityVerification): string | null {
  return word(verification.step?.kycIdentification?.id);
}

/**
 * A verification and its identification have an id each, and the two are never mixed up (docs/providers.md#ondato).
 */
function otherIdsOf(externalId: string, { verification, identification }: OndatoAnswers): Record<string, string> {
  const isVerification = verification !== null && sameId(verification.id, externalId);
  return labelsOf({
    ...(isVerification
      ? { identificationId: identification?.id ?? identificationIdOf(verification) }
      : { identityVerificationId: verification?.id ?? identification?.identityVerificationId }),
    externalReferenceId: verification?.externalReferenceId ?? identification?.externalReferenceId,
    applicationId: verification?.applicationId ?? identification?.applicationId,
    enrollmentId: identification?.face?.enrollmentId,
  });
}

/** A UUID is the same in upper and lower case. */
export function sameId(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function setupOf({ verification, identification }: OndatoAnswers): Applicant['config'] {
  const setup = verification?.setup ?? identification?.setup;
  return configEntry('flow', 'Set-up', setup?.id, setup?.versionId);
}

/** When anything last changed: the latest time that the vendor gives. */
function changedAt({ verification, identification }: OndatoAnswers): string | null {
  const moments = [
    ...[verification?.createdUtc, verification?.modifiedUtc, identification?.createdUtc, identification?.completedUtc],
    ...redactionsOf(verification).flatMap(({ createdUtc, completedUtc }) => [createdUtc, completedUtc]),
  ];
  return latest(moments.map(readTime));
}
