import type {
  Applicant,
  DocumentHolder,
  Hit,
  IdentityDocument,
  PostalAddress,
} from '#lib/review/applicant/applicant.ts';

export const blankAddress: PostalAddress = { line: null, city: null, state: null, postalCode: null, country: null };

export const blankHolder: DocumentHolder = {
  fullName: null,
  givenName: null,
  middleName: null,
  familyName: null,
  suffix: null,
  birthDate: null,
  gender: null,
  address: blankAddress,
};

/** What a vendor that tells of a match, and not of which entry, leaves unsaid. */
export const unsaidHit = {
  topics: [],
  entityIds: [],
  name: null,
  aliases: [],
  birthDate: null,
  countries: [],
  identifiers: [],
  gender: null,
  score: null,
  url: null,
} satisfies Partial<Hit>;

/** An applicant with every key present and empty. */
export function blankApplicant(provider: string, externalId: string): Applicant {
  return {
    provider,
    externalId,
    otherIds: {},
    status: 'unknown',
    providerStatus: null,
    flags: { archived: false, deletionScheduledFor: null, anonymized: false },
    createdAt: null,
    updatedAt: null,
    person: { ...blankHolder, nationality: null, email: null, phone: null, personalNumber: null },
    documents: [],
    checks: [],
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
  };
}

/** A document of which only the type is known. */
export function blankDocument(id: string, type: string): IdentityDocument {
  return {
    id,
    type,
    number: null,
    issuingCountry: null,
    issuingState: null,
    issuedOn: null,
    expiresOn: null,
    holder: blankHolder,
    mrz: null,
    fields: [],
    images: [],
  };
}
