import { describe, expect, test } from 'vitest';
import { ondatoApplicant } from './applicant.ts';
import { kindOf } from './check-words.ts';
import { Identification, IdentityVerification } from './shapes.ts';
import { humanised } from './wording.ts';

const applicant = (verification: object | null, identification: object | null = null) =>
  ondatoApplicant('v', {
    verification: verification && IdentityVerification.parse({ id: 'v', ...verification }),
    identification: identification && Identification.parse({ id: 'k', ...identification }),
  });

describe('the status', () => {
  test.each([
    ['Pending', null, null, 'created'],
    ['InProgress', null, null, 'in_progress'],
    ['Completed', null, null, 'pending_review'],
    ['Aborted', null, null, 'expired'],
    ['Expired', null, null, 'expired'],
    ['Paused', null, null, 'unknown'],
    [null, null, null, 'unknown'],
    ['InProgress', 'Awaiting', 'Unfinished', 'in_progress'],
    ['Expired', 'Awaiting', 'Unfinished', 'expired'],
    ['Completed', 'Awaiting', 'Processing', 'pending_review'],
    ['Completed', 'Awaiting', 'MissingDocumentPhoto', 'pending_review'],
    ['Completed', 'Awaiting', 'AReasonOfTomorrow', 'pending_review'],
    ['Completed', 'Awaiting', null, 'pending_review'],
    ['Completed', 'Approved', null, 'approved'],
    ['Completed', 'Rejected', 'PoorPhotoQuality', 'rejected'],
    ['Completed', 'Escalated', null, 'unknown'],
  ])('%s, %s because of %s is %s', (session, status, statusReason, expected) => {
    const read = applicant({ status: session }, status === null ? null : { status, statusReason });
    expect([read.status, read.providerStatus]).toEqual([expected, status ?? session]);
  });
});

test.each([
  [370624515141, 'LT', '+370624515141'],
  [37062451514, 'LT', '+37062451514'],
  ['+370 (624) 51-514', 'LT', '+37062451514'],
  ['0037062451514', null, '+37062451514'],
  ['062451514', 'LT', '+37062451514'],
  ['062451514', null, null],
  ['＋３７０　６２４　５１５１４', null, '+37062451514'],
  [5215512345678, 'MX', '+525512345678'],
  [123, null, null],
  [null, 'LT', null],
  ['call me', 'LT', null],
])('the phone number %s of %s is shown as %s', (phoneNumber, countryCode, expected) => {
  expect(applicant({ registration: { phoneNumber, countryCode } }).person.phone).toBe(expected);
});

test.each([
  ['MissingDocumentPhoto', 'Missing document photo'],
  ['UnrelatedPhotoSubmit', 'Unrelated photo submit'],
  ['PEPMatch', 'PEP match'],
  ['NotUnder18', 'Not under 18'],
  ['Age22AndOver', 'Age 22 and over'],
  ['in plain words already', 'in plain words already'],
  ['SOME_CODE', 'SOME_CODE'],
  ['', null],
  [null, null],
])('%s reads "%s"', (said, expected) => expect(humanised(said)).toBe(expected));

test("the reason is put into words, and the vendor's word is kept", () => {
  const read = applicant({}, { status: 'Awaiting', statusReason: 'MissingDocumentPhoto' });
  expect(read.assessment.comment).toBe('Missing document photo');
  expect(read.checks[0]).toMatchObject({
    name: 'statusReason',
    providerOutcome: 'MissingDocumentPhoto',
    outcome: 'attention',
  });
});

test('names and days come as registered, else as printed, and both stay apart', () => {
  const document = {
    firstName: 'JOHN',
    lastName: 'JONES',
    dateOfBirth: '2000-02-03',
    personalCode: '00123',
    nationalityIso3: 'XYZ',
  };
  const registered = applicant(
    { registration: { firstName: 'John', lastName: 'Johnson', dateOfBirth: '2000-03-02' } },
    { document },
  );
  expect(registered.person).toMatchObject({ fullName: 'John Johnson', birthDate: '2000-03-02', nationality: null });
  expect(registered.documents[0]?.holder).toMatchObject({ fullName: 'JOHN JONES', birthDate: '2000-02-03' });
  expect(applicant({}, { document }).person).toMatchObject({ fullName: 'JOHN JONES', personalNumber: '00123' });
});

test('an impossible day is kept raw, flagged and not replaced', () => {
  const read = applicant(
    { registration: { dateOfBirth: '1990-02-30' } },
    { document: { dateOfBirth: '1990-02-03', dateOfIssue: '03/04/2020' } },
  );
  expect(read.person.birthDate).toBe(null);
  expect(read.checks.map(({ name, providerOutcome }) => [name, providerOutcome])).toEqual([
    ['registration_dateOfBirth', '1990-02-30'],
    ['document_dateOfIssue', '03/04/2020'],
  ]);
});

describe('checks', () => {
  const found = (identification: object, name: string) =>
    applicant({}, identification).checks.find((each) => each.name === name);

  test.each([
    ['DocumentNotExpired', 'Success', 'document', 'pass'],
    ['DocumentHasFace', 'Fail', 'document', 'fail'],
    ['DocumentHasBothSides', 'Fail', 'document', 'fail'],
    ['NotUnder18', 'Success', 'document', 'pass'],
    ['SelfieHasFace', 'Success', 'face', 'pass'],
    ['SelfieAndDocumentFacesMatch', 'Fail', 'face', 'fail'],
    ['SuccessfulPassiveLivenessCheck', 'Success', 'liveness', 'pass'],
    ['NotOnSanctionsList', 'Fail', 'aml', 'fail'],
    ['ARuleOfTomorrow', 'Deferred', 'document', 'unknown'],
    ['DocumentNotExpired', null, 'document', 'not_done'],
  ])('rule %s: %s is %s %s', (name, status, kind, outcome) => {
    expect(found({ rules: [{ name, status, reason: 'FacesDiffer' }] }, name)).toMatchObject({
      kind,
      outcome,
      reasons: ['Faces differ'],
    });
  });

  test.each([
    [{ isCrossChecked: true, status: 'Approved' }, 'isCrossChecked', 'pass'],
    [{ isCrossChecked: true, status: 'Rejected' }, 'isCrossChecked', 'fail'],
    [{ isCrossChecked: true, status: 'Awaiting' }, 'isCrossChecked', 'attention'],
    [{ isCrossChecked: false, status: 'Approved' }, 'isCrossChecked', 'not_done'],
    [{ document: { mrzVerified: false } }, 'mrzVerified', 'fail'],
    [{ document: { ocrValidations: [{ key: 'documentNumber', isValid: true }] } }, 'ocr_documentNumber', 'pass'],
    [{ face: { ageEstimation: 'Age22AndOver' } }, 'ageEstimation', 'pass'],
    [{ face: { ageEstimation: 'Age13AndOver' } }, 'ageEstimation', 'attention'],
    [{ face: { ageEstimation: 'AgeUnder18' } }, 'ageEstimation', 'attention'],
    [{ face: { ageEstimation: 'AgeUncertain' } }, 'ageEstimation', 'unknown'],
    [{ registries: [{ name: 'Residents', isMatch: false }] }, 'Residents', 'fail'],
    [{ registries: [{ registryName: 'Lost papers', status: 'Queued' }] }, 'Lost papers', 'unknown'],
    [{ fraudChecks: [{ type: 'Screenshot', result: 'Passed' }] }, 'Screenshot', 'pass'],
    [{ fraudChecks: [{ isFraud: false }] }, 'fraudChecks_1', 'unknown'],
    [{ scores: [{ name: 'FaceSimilarity', value: 0.9 }] }, 'FaceSimilarity', 'unknown'],
  ])('%j: %s is %s', (said, name, outcome) => expect(found(said, name)?.outcome).toBe(outcome));

  test.each([
    [{ consent: { isConsented: false } }, 'Awaiting', 'consent', 'not_done'],
    [{ consent: { isConsented: false, consentedUtc: '2026-11-05T08:03:00Z' } }, 'Awaiting', 'consent', 'fail'],
    [{ consent: { isConsented: true } }, 'Awaiting', 'consent', 'pass'],
    [{ kycIdentification: { id: 'k', isSuccess: false } }, 'Awaiting', 'kycIdentification', 'pending'],
    [{ kycIdentification: { id: 'k', isSuccess: false } }, 'Rejected', 'kycIdentification', 'fail'],
    [{ kycIdentification: { id: 'k', isSuccess: true } }, 'Approved', 'kycIdentification', 'pass'],
  ])('step %j of one who is %s: %s is %s', (step, status, name, outcome) => {
    expect(applicant({ step }, { status }).checks.find((each) => each.name === name)?.outcome).toBe(outcome);
  });

  test('a failed sanctions check is a hit, whichever field reports it', () => {
    const hits = applicant(
      {},
      { status: 'Rejected', statusReason: 'SanctionsMatch', rules: [{ name: 'PepCheck', status: 'Fail' }] },
    ).hits;
    expect(hits.map(({ reason }) => reason)).toEqual(['Sanctions match', 'Pep check']);
    expect(kindOf('RecipientFacesForward')).toBe('face');
  });
});

test.each([
  [{ status: 'Completed' }, true],
  [{ status: 'InProgress' }, false],
  [{ completedUtc: '2026-11-05T08:03:00Z' }, true],
])('a redaction %j means anonymized: %s', (redaction, expected) => {
  expect(applicant({ redaction }).flags.anonymized).toBe(expected);
  expect(applicant({ redactions: [redaction] }).flags.anonymized).toBe(expected);
});
