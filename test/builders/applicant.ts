import { randomUUID } from 'node:crypto';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { addConnection } from '#lib/data/connections/connections.ts';
import { db } from '#lib/data/database.ts';
import { seedPolicies } from '#lib/data/policies.ts';
import { blankApplicant, blankDocument, blankHolder } from '#lib/providers/reading/blank.ts';
import { worker } from '#lib/review/actor.ts';
import type { Applicant, IdentityDocument } from '#lib/review/applicant/applicant.ts';

/** A connection at an address that does not exist. Gives its id. */
export async function aConnection(label = `Desk ${randomUUID().slice(0, 8)}`): Promise<string> {
  await seedPolicies(worker);
  const settings = { baseUrl: 'https://vendor.invalid', clientId: 'desk', apiKey: 'not-a-key' };
  return addConnection(worker, { provider: 'blockpass', label, mode: 'test', settings });
}

/** An applicant with valid documents who waits for review at the vendor; `change` says what is different. */
export function anApplicant(
  change: Partial<Omit<Applicant, 'person'>> & { person?: Partial<Applicant['person']> } = {},
): Applicant {
  const { person, ...rest } = change;
  const blank = blankApplicant('blockpass', randomUUID().replaceAll('-', '').slice(0, 24));
  return {
    ...blank,
    status: 'pending_review',
    providerStatus: 'waiting',
    createdAt: '2026-11-01T09:00:00.000Z',
    updatedAt: '2026-11-02T09:00:00.000Z',
    person: { ...blank.person, ...aPerson, ...person },
    documents: [aPassport],
    portrait: { id: 'selfie', part: 'selfie', mediaType: null },
    raw: { status: 'waiting' },
    ...rest,
  };
}

/** Saves an applicant, and gives the case that opened for them. */
export async function aCase(
  connectionId: string,
  applicant: Applicant = anApplicant(),
): Promise<{ applicantId: string; caseId: string; version: number }> {
  await saveApplicant(worker, {
    connectionId,
    externalId: applicant.externalId,
    fetchedAt: new Date(),
    applicant,
    problem: null,
  });
  const found = await db().case.findFirstOrThrow({
    where: { connectionId, applicant: { externalId: applicant.externalId } },
    orderBy: { round: 'desc' },
    select: { id: true, applicantId: true, version: true },
  });
  return { applicantId: found.applicantId, caseId: found.id, version: found.version };
}

const names = {
  fullName: 'Maëlle Kéravec-Duthil',
  givenName: 'Maëlle',
  familyName: 'Kéravec-Duthil',
  birthDate: '1991-03-04',
  gender: 'female',
};

const aPerson: Partial<Applicant['person']> = {
  ...names,
  nationality: 'FRA',
  email: 'maelle@example.test',
  phone: '+33612345678',
  address: { line: '48 rue des Lilas', city: 'Rennes', state: null, postalCode: '35000', country: 'FRA' },
};

const aPassport: IdentityDocument = {
  ...blankDocument('passport', 'passport'),
  number: '19FR55555',
  issuingCountry: 'FRA',
  issuedOn: '2021-09-18',
  expiresOn: '2031-09-17',
  holder: { ...blankHolder, ...names },
  images: [{ id: 'passport', part: 'front', mediaType: null }],
};
