import { z } from 'zod';

/** A scalar in any type; an object in its place is an answer of another form. */
const said = z.union([z.string(), z.number(), z.boolean()]).nullish();
const id = z.union([z.string().min(1), z.number()]).transform(String);
const many = z.array(z.unknown()).nullish();
const setup = z.looseObject({ id: said, versionId: said }).nullish();

/** What the customer gave with the order of a verification. */
export const Registration = z.looseObject({
  dateOfBirth: said,
  email: said,
  firstName: said,
  lastName: said,
  middleName: said,
  personalCode: said,
  phoneNumber: said,
  countryCode: said,
});

export const Redaction = z.looseObject({
  createdUtc: said,
  completedUtc: said,
  scope: z.union([z.string(), z.array(z.string())]).nullish(),
  source: said,
  status: said,
});

const Step = z.looseObject({
  kycIdentification: z.looseObject({ id: id.nullish(), isSuccess: said }).nullish(),
  consent: z.looseObject({ isConsented: said, consentedUtc: said }).nullish(),
  forms: many,
  documentSignatures: many,
});

export const IdentityVerification = z.looseObject({
  id,
  status: said,
  applicationId: said,
  createdUtc: said,
  modifiedUtc: said,
  setup,
  step: Step.nullish(),
  externalReferenceId: said,
  registration: Registration.nullish(),
  // The page uses both names, once with one and once with several.
  redaction: z.union([Redaction, z.array(Redaction)]).nullish(),
  redactions: z.union([Redaction, z.array(Redaction)]).nullish(),
});

export const IdentificationFile = z.looseObject({
  createdUtc: said,
  fileId: id.nullish(),
  fileName: said,
  fileExtension: said,
  part: said,
  fileType: said,
});

const files = z.array(IdentificationFile).nullish();

export const IdentificationDocument = z.looseObject({
  fullName: said,
  firstName: said,
  middleName: said,
  lastName: said,
  documentNumber: said,
  dateOfIssue: said,
  dateOfExpiration: said,
  dateOfBirth: said,
  personalCode: said,
  address: z.unknown().optional(),
  nationalityIso3: said,
  countryIso3: said,
  countryStateIso2: said,
  gender: said,
  type: said,
  mrzVerified: said,
  category: said,
  files,
  ocrValidations: z.array(z.looseObject({ key: said, isValid: said })).nullish(),
});

export const Identification = z.looseObject({
  id,
  identityVerificationId: id.nullish(),
  applicationId: said,
  externalReferenceId: said,
  createdUtc: said,
  completedUtc: said,
  setup,
  status: said,
  statusReason: said,
  isCrossChecked: said,
  document: IdentificationDocument.nullish(),
  face: z.looseObject({ enrollmentId: said, ageEstimation: said, files }).nullish(),
  additionalFiles: files,
  rules: z.array(z.looseObject({ name: said, status: said, reason: said })).nullish(),
  registries: many,
  fraudChecks: many,
  scores: many,
});

export type Registration = z.output<typeof Registration>;
export type Redaction = z.output<typeof Redaction>;
export type IdentityVerification = z.output<typeof IdentityVerification>;
export type Identification = z.output<typeof Identification>;
export type IdentificationDocument = z.output<typeof IdentificationDocument>;
export type IdentificationFile = z.output<typeof IdentificationFile>;
