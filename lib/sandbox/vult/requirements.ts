const FIELDS = [
  'document_number',
  'ref_number',
  'issue_at',
  'expires_at',
  'issuing_country',
  'issuing_state',
  'first_name',
  'middle_name',
  'last_name',
  'name_suffix',
  'street',
  'city',
  'state',
  'postal_code',
  'birth_date',
  'gender',
  'height',
  'weight',
  'eye_color',
  'hair_color',
  'class',
  'mentions',
  'restrictions',
  'raw_barcode',
  'face_encoding',
];

const TYPES = ['driver_license', 'identification_card', 'passport', 'passport_card'];
const SOURCES = ['ocr', 'barcode', 'mrz'];
const ALWAYS = new Set(['document_number', 'expires_at', 'issuing_country', 'first_name', 'last_name', 'birth_date']);

/** Which fields a document must bring, per type and source; both may be left out to get all. */
export function requirementsFor(type: string | null, source: string | null) {
  const types = TYPES.filter((known) => type === null || known === type);
  const sources = SOURCES.filter((known) => source === null || known === source);
  return types.flatMap((type_e) => sources.map((data_source_e) => ({ type_e, data_source_e, ...switches(type_e, data_source_e) })));
}

function switches(type: string, source: string): Record<string, boolean> {
  return Object.fromEntries(FIELDS.map((field) => [`${field}_required`, isRequired(field, type, source)]));
}

function isRequired(field: string, type: string, source: string): boolean {
  if (field === 'raw_barcode') return source === 'barcode' && type !== 'passport';
  if (field === 'face_encoding') return source === 'ocr';
  if (field === 'issuing_state' || field === 'class') return type === 'driver_license';
  return ALWAYS.has(field);
}
