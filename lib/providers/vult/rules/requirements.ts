import { cellKey, setsOf } from '#lib/review/rules/matrix.ts';
import type { RequirementMatrix, RuleSwitch } from '#lib/review/rules/rule.ts';
import { requirementKeys } from '../operations/rule-keys.ts';

type SwitchKey = (typeof requirementKeys)[number];

/** The words for each switch, and the field of `document/read` that holds what it asks for. */
const described: Record<SwitchKey, Omit<RuleSwitch, 'key'>> = {
  document_number_required: { label: 'Document number', field: 'document_number' },
  ref_number_required: { label: 'Reference number', field: 'ref_number' },
  issue_at_required: { label: 'Issue date', field: 'issued_at' },
  expires_at_required: { label: 'Expiry date', field: 'expires_at' },
  issuing_country_required: { label: 'Issuing country', field: 'issuing_country' },
  issuing_state_required: { label: 'Issuing state', field: 'issuing_state' },
  first_name_required: { label: 'First name', field: 'first_name' },
  middle_name_required: { label: 'Middle name', field: 'middle_name' },
  last_name_required: { label: 'Last name', field: 'last_name' },
  name_suffix_required: { label: 'Name suffix', field: 'name_suffix' },
  street_required: { label: 'Street', field: 'street' },
  city_required: { label: 'City', field: 'city' },
  state_required: { label: 'State', field: 'state' },
  postal_code_required: { label: 'Postal code', field: 'postal_code' },
  birth_date_required: { label: 'Birth date', field: 'birth_date' },
  gender_required: { label: 'Gender', field: 'gender_e' },
  height_required: { label: 'Height', field: 'height' },
  weight_required: { label: 'Weight', field: 'weight' },
  eye_color_required: { label: 'Eye color', field: 'eye_color' },
  hair_color_required: { label: 'Hair color', field: 'hair_color' },
  class_required: { label: 'Class', field: 'class' },
  restrictions_required: { label: 'Restrictions', field: 'restrictions' },
  // The vendor tells none of these three of a document that it has read.
  mentions_required: { label: 'Mentions', field: null },
  raw_barcode_required: { label: 'Raw barcode', field: null },
  face_encoding_required: { label: 'Face', field: null },
};

const types = [
  { id: 'driver_license', label: 'Driver license' },
  { id: 'identification_card', label: 'State ID' },
  { id: 'passport', label: 'Passport' },
  { id: 'passport_card', label: 'Passport card' },
] as const;

const sources = [
  { id: 'ocr', label: 'print' },
  { id: 'barcode', label: 'barcode' },
  { id: 'mrz', label: 'zone' },
] as const;

/** What a machine-readable zone holds (ICAO 9303). */
const inZone: readonly SwitchKey[] = [
  ...(['document_number_required', 'ref_number_required', 'expires_at_required', 'issuing_country_required'] as const),
  ...(['first_name_required', 'middle_name_required', 'last_name_required'] as const),
  ...(['birth_date_required', 'gender_required'] as const),
];

/**
 * Whether a source can hold a field. Passports and passport cards have no barcode of AAMVA, driver licenses and state
 * IDs have no zone; only an image shows a face.
 */
function isHeld(type: string, source: string, key: SwitchKey): boolean {
  const hasZone = type === 'passport' || type === 'passport_card';
  if (source === 'mrz') return hasZone && inZone.includes(key);
  if (source === 'barcode') return !hasZone && key !== 'face_encoding_required';
  return key !== 'raw_barcode_required';
}

const shape = { switches: requirementKeys.map((key) => ({ key, ...described[key] })), types, sources };

/** The 25 switches in words, by 4 types of document and 3 sources. */
export const requirementMatrix: RequirementMatrix = {
  ...shape,
  absent: setsOf({ ...shape, absent: [] }).flatMap(({ type, source }) =>
    requirementKeys.filter((key) => !isHeld(type, source, key)).map((key) => cellKey(type, source, key)),
  ),
};
