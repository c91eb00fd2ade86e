import type { Applicant, Check, DocumentHolder, Hit, IdentityDocument } from '#lib/review/applicant/applicant.ts';

/**
 * An invented applicant for tests: the card, its zone and the form agree, everything is in date, and every check is
 * passed.
 */
export const exampleNow = new Date('2026-11-21T12:00:00Z');

const silentAddress = { line: null, city: null, state: null, postalCode: null, country: null };

const holder: DocumentHolder = {
  fullName: 'Айдана Омарова',
  givenName: 'Айдана',
  middleName: null,
  familyName: 'Омарова',
  suffix: null,
  birthDate: '1991-03-04',
  gender: 'F',
  address: silentAddress,
};

/** The applicant's only document, an identity card; `change` says what is different. */
export function exampleCard(change: Partial<IdentityDocument> = {}): IdentityDocument {
  return {
    id: 'card',
    type: 'identification_card',
    number: 'N09418257',
    issuingCountry: 'KAZ',
    issuingState: null,
    issuedOn: '2021-09-18',
    expiresOn: '2031-09-18',
    holder,
    mrz: 'I<KAZN094182575<<<<<<<<<<<<<<<\n9103041F3109188KAZ<<<<<<<<<<<6\nOMAROVA<<AIDANA<<<<<<<<<<<<<<<',
    fields: [],
    images: [
      { id: 'f', part: 'front', mediaType: null },
      { id: 'b', part: 'back', mediaType: null },
    ],
    ...change,
  };
}

export function exampleCheck(change: Partial<Check>): Check {
  return {
    kind: 'document',
    name: 'check',
    subject: null,
    comparesField: null,
    outcome: 'pass',
    providerOutcome: null,
    score: null,
    reasons: [],
    at: null,
    details: null,
    ...change,
  };
}

/** A hit of which the vendor says nothing; `change` says what it does. */
export function exampleHit(change: Partial<Hit> = {}): Hit {
  return {
    id: 'h1',
    list: null,
    topics: [],
    entityIds: [],
    name: null,
    aliases: [],
    birthDate: null,
    countries: [],
    identifiers: [],
    gender: null,
    score: null,
    reason: null,
    url: null,
    raw: null,
    ...change,
  };
}

/**
 * An invented applicant: form, card and machine-readable zone agree, nothing has expired, every check has passed.
 * `change` and `person` say what is different.
 */
export function exampleApplicant(
  change: Partial<Applicant> = {},
  person: Partial<Applicant['person']> = {},
): Applicant {
  return {
    provider: 'vult',
    externalId: 'session-1',
    otherIds: {},
    status: 'pending_review',
    providerStatus: 'complete',
    flags: { archived: false, deletionScheduledFor: null, anonymized: false },
    createdAt: null,
    updatedAt: null,
    person: {
      ...holder,
      nationality: 'KAZ',
      email: 'aidana.omarova@mail.example',
      phone: '+77012345642',
      personalNumber: '910304400417',
      address: { ...silentAddress, line: '48 Saryarka St', city: 'Astana', country: 'KAZ' },
      ...person,
    },
    documents: [exampleCard()],
    checks: [exampleCheck({ kind: 'liveness', name: 'liveness_detected' })],
    hits: [],
    locations: [],
    history: [],
    questionnaires: [],
    config: [],
    assessment: { verified: null, score: null, riskLevel: null, reviewer: null, comment: null, warnings: [] },
    monitoring: { isActive: null, period: null, isOutdated: null },
    crypto: [],
    device: { userAgent: null, timezone: null, language: null },
    labels: {},
    portrait: null,
    raw: null,
    ...change,
  };
}
