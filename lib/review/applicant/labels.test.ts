import { expect, it } from 'vitest';
import { caseLabel, caseNumber, checkLabel, countryName, documentLabel, evidenceLabel, hasTwoSides } from './labels.ts';

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
  ['unknown', 'front', 'Document front'],
  ['proof_of_address', 'proof_of_address', 'Proof of address'],
] as const)('the %s of %s is %s', (type, part, label) => expect(evidenceLabel(type, part)).toBe(label));

it.each([
  ['registry', 'dmv_birth_date_match', 'Registry, birth date'],
  ['registry', 'dmv_status_e', 'Registry'],
  ['cross_check', 'document_number_crosscheck', 'Cross-check, document number'],
  ['image_forensics', 'doc_front_image_manipulation', 'Image forensics, front image manipulation'],
  ['aml', 'ofac_status_e', 'Sanctions'],
  ['face', 'face_match', 'Face match'],
  ['liveness', 'liveness_detected', 'Liveness detected'],
  ['face', '', 'Face match'],
] as const)('check %s %s is %s', (kind, name, label) => expect(checkLabel(kind, name)).toBe(label));

it('Cases have a number, and their states a label', () => {
  expect(caseNumber(1042n)).toBe('DK-1042');
  expect(caseLabel('waiting_for_second', null)).toBe('Waiting for second');
  expect(caseLabel('decided', 'approved')).toBe('Approved');
});
