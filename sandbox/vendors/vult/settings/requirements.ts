import { Problem } from '#sandbox/http/call.ts';
import { wordOf } from '../input.ts';
import type { Body } from '../routes.ts';
import { createRows, type Rows } from '../rows.ts';
import { nearest, type Scope, scopeIn } from './scope.ts';

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

const TYPES = ['driver_license', 'identification_card', 'passport', 'passport_card'] as const;
const SOURCES = ['ocr', 'barcode', 'mrz'] as const;
const ALWAYS = new Set(['document_number', 'expires_at', 'issuing_country', 'first_name', 'last_name', 'birth_date']);

type Row = { scope: Scope; type_e: string; data_source_e: string; switches: Record<string, boolean> };

export type Requirements = {
  /** The fields a document must have, by type and source; `null` for all types or sources. */
  for(scope: Scope, type: string | null, source: string | null): unknown[];
  /** Throws Problem 400 unless each value is a boolean. */
  update(body: Body): void;
  changes: Rows<Row>['changes'];
  restore: Rows<Row>['restore'];
};

export function createRequirements(): Requirements {
  const rows = createRows<Row>();
  const inForce = (scope: Scope, type: string, source: string) => {
    const row = nearest(
      rows.all().filter(({ type_e, data_source_e }) => type_e === type && data_source_e === source),
      scope,
    );
    return row?.switches ?? switches(type, source);
  };
  return {
    for(scope, type, source) {
      const types = TYPES.filter((known) => type === null || known === type);
      const sources = SOURCES.filter((known) => source === null || known === source);
      return types.flatMap((type_e) =>
        sources.map((data_source_e) => ({ ...scope, type_e, data_source_e, ...inForce(scope, type_e, data_source_e) })),
      );
    },
    update(body) {
      const scope = scopeIn((name) => body[name]);
      const [type_e, data_source_e] = [wordOf(body, 'type_e', TYPES), wordOf(body, 'data_source_e', SOURCES)];
      const key = [scope.client_id, scope.user_id, type_e, data_source_e].join('/');
      rows.put(key, { scope, type_e, data_source_e, switches: switchesIn(body) });
    },
    changes: rows.changes,
    restore: rows.restore,
  };
}

function switchesIn(body: Body): Record<string, boolean> {
  return Object.fromEntries(
    FIELDS.map((field) => {
      const value = body[`${field}_required`];
      if (typeof value !== 'boolean') throw new Problem(400, `${field}_required is required`);
      return [`${field}_required`, value];
    }),
  );
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
