import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { unusable } from '../http/failure.ts';
import type { Bytes } from '../provider.ts';
import { isAbsent } from '../provider-error.ts';
import type { OndatoApi } from './api.ts';
import { identificationIdOf, ondatoApplicant, sameId } from './applicant.ts';
import { downloadedFile } from './download.ts';
import { ondatoOperations } from './operations.ts';
import type { Identification } from './shapes.ts';
import type { OndatoAnswers } from './status.ts';

const { getIdentityVerification, getIdentification, getIdentificationFile } = ondatoOperations;

/**
 * Everything the vendor knows of one applicant, by the id of a verification or else of an identification.
 * @throws ProviderError
 */
export async function readApplicant(api: OndatoApi, externalId: string): Promise<Applicant> {
  return ondatoApplicant(externalId, await answersOf(api, externalId));
}

/**
 * One file of an applicant. It is read below the applicant's own identification, so another's file is not found.
 * @throws ProviderError
 */
export async function readFile(api: OndatoApi, externalId: string, fileId: string): Promise<Bytes> {
  const verification = await absentAsNull(api.call(getIdentityVerification, { id: externalId }));
  const id = verification === null ? externalId : (identificationIdOf(verification) ?? externalId);
  return downloadedFile(getIdentificationFile.name, await api.send(getIdentificationFile, { id, fileId }));
}

async function answersOf(api: OndatoApi, externalId: string): Promise<OndatoAnswers> {
  const verification = await absentAsNull(api.call(getIdentityVerification, { id: externalId }));
  if (verification !== null) {
    const id = identificationIdOf(verification);
    const identification = id === null ? null : await absentAsNull(api.call(getIdentification, { id }));
    return { verification, identification: identification && ofVerification(identification, verification.id) };
  }
  const identification = await api.call(getIdentification, { id: externalId });
  const parent = identification.identityVerificationId ?? null;
  return {
    verification: parent === null ? null : await absentAsNull(api.call(getIdentityVerification, { id: parent })),
    identification,
  };
}

/** An identification of another session belongs to another person (docs/security.md, bar 18). */
function ofVerification(identification: Identification, verificationId: string): Identification {
  const parent = identification.identityVerificationId ?? null;
  if (parent === null || sameId(parent, verificationId)) return identification;
  throw unusable({ operation: getIdentification.name }, 'the answer is about another applicant', {
    reason: 'other_applicant',
  });
}

async function absentAsNull<Answer>(call: Promise<Answer>): Promise<Answer | null> {
  try {
    return await call;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}
