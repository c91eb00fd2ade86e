import { ONDATO_ACCOUNT } from './account.ts';
import { isErased, type Redaction, redactionsAt } from './redaction.ts';
import type { Session } from './session.ts';

/** A session, as `GET /v1/identity-verifications/{id}` shows it. */
export function verificationJson(
  session: Session,
  redactions: readonly Redaction[],
  now: Date,
): Record<string, unknown> {
  const { id, identificationId, createdUtc, setupId, externalReferenceId, registration, progress } = session;
  const shown = redactionsAt(redactions, now);
  const isDecided = progress.status === 'Approved' || progress.status === 'Rejected';
  const isSuccess = isDecided ? { isSuccess: progress.status === 'Approved' } : {};
  return {
    id,
    status: progress.session,
    applicationId: ONDATO_ACCOUNT.applicationId,
    createdUtc,
    modifiedUtc: progress.modifiedUtc,
    setup: { id: setupId, versionId: ONDATO_ACCOUNT.setupVersionId },
    ...(externalReferenceId === null ? {} : { externalReferenceId }),
    ...(registration === null || isErased(redactions, 'PersonalData', now) ? {} : { registration }),
    step: {
      ...(progress.status === null ? {} : { kycIdentification: { id: identificationId, ...isSuccess } }),
      consent:
        progress.identifiedUtc === null
          ? { isConsented: false }
          : { isConsented: true, consentedUtc: progress.identifiedUtc },
      forms: isErased(redactions, 'PersonalData', now) ? [] : formsOf(session),
      documentSignatures: [],
    },
    // The vendor documents both a single redaction and a list; several redactions are sent as a list.
    ...(shown.length === 1 ? { redaction: shown[0] } : shown.length > 1 ? { redactions: shown } : {}),
  };
}

function formsOf({ person, progress }: Session): unknown[] {
  if (person === null || progress.completedUtc === null || person.index % 5 !== 2) return [];
  const answers = [
    { question: 'Where does the money come from?', answer: person.index % 2 === 0 ? 'Salary' : 'Sale of a house' },
    { question: 'Do you hold a public office?', answer: 'No' },
  ];
  return [{ id: `form-${person.index}`, name: 'Source of funds', answers }];
}
