import { expect, it } from 'vitest';
import { caseLabel, caseNumber } from '../case/case.ts';
import { checkLabel, countryName, documentLabel, evidenceLabel, hasTwoSides } from './labels.ts';

it.each([
  ['KAZ', 'Kazakhstan'],
  ['GBR', 'United Kingdom'],
  ['D', 'Germany'],
  ['XXA', 'Stateless'],
  ['QQQ', 'QQQ'],
])('%s is %s', (code, name) => expect(countryName(code)).toBe(name));

it.each([
  ['driver_license', 'Driver licence', true],
  ['identification_card', 'Identity card', true],
  ['passport_card', 'Passport card', true],
  ['passport', 'Passport', false],
  ['national_id', 'Identity card', true],
  ['selfie_national_id', 'Selfie with document', false],
  ['residence_permit', 'Residence permit', true],
  ['health_insurance_letter', 'Health insurance letter', false],
  ['unknown', 'Document', false],
  ['portrait', 'Portrait', false],
  ['DOCUMENT_CAPTURE', 'Document capture', false],
  ['PASSIVE LIVENESS', 'Passive liveness', false],
  ['Germany - Id Card (2010)', 'Germany - Id Card (2010)', true],
  ['', 'Document', false],
])('a %s is a %s; two sides: %s', (type, label, isTwoSided) => {
  expect(documentLabel(type)).toBe(label);
  expect(hasTwoSides(type)).toBe(isTwoSided);
});

it.each([
  ['identification_card', 'front', 'Card front'],
  ['identification_card', 'back', 'Card back'],
  ['driver_license', 'back', 'Licence back'],
  ['passport', 'front', 'Passport'],
  ['passport', 'selfie', 'Selfie'],
  ['passport', 'other', 'Passport, other'],
  ['portrait', 'other', 'Portrait'],
  ['unknown', 'front', 'Document front'],
  ['proof_of_address', 'proof_of_address', 'Proof of address'],
] as const)('the %s of %s is %s', (type, part, label) => expect(evidenceLabel(type, part)).toBe(label));

it.each([
  ['registry', 'r7', 'birth date', 'Registry, birth date'],
  ['registry', 'r0', '', 'Registry'],
  ['registry', 'status', null, 'Registry'],
  ['cross_check', 'document_number', null, 'Cross-check, document number'],
  ['image_forensics', 'f1', 'front image manipulation', 'Image forensics, front image manipulation'],
  ['aml', 'screening', '', 'Sanctions'],
  ['aml', 'AML', null, 'Sanctions'],
  ['face', 'face_match', null, 'Face match'],
  ['liveness', 'liveness_detected', null, 'Liveness detected'],
  ['document', 'DocumentHasBothSides', null, 'Document has both sides'],
  ['document', 'NotUnder18', null, 'Document, not under 18'],
  ['face', '', null, 'Face match'],
  ['liveness', 'SuccessfulPassiveLivenessCheck', null, 'Liveness, successful passive liveness check'],
  ['aml', 'SanctionsAndPep', null, 'Sanctions and pep'],
  ['document', 'DOCUMENT_CAPTURE overallResult', null, 'Document capture overall result'],
] as const)('A check %s named %s with subject %j is called %s', (kind, name, subject, label) =>
  expect(checkLabel({ kind, name, subject })).toBe(label),
);

it('Cases have a number, and their states a label', () => {
  expect(caseNumber(1042n)).toBe('DK-1042');
  expect(caseLabel('waiting_for_second', null)).toBe('Waiting for second');
  expect(caseLabel('decided', 'approved')).toBe('Approved');
});
