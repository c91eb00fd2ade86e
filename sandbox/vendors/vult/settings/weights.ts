import { randomUUID } from 'node:crypto';
import { Problem } from '#sandbox/http/call.ts';
import { VULT_ACCOUNT } from '../account.ts';
import type { Body } from '../routes.ts';
import { createRows, type Rows } from '../rows.ts';
import { nearest, type Scope, scopeIn } from './scope.ts';

/** The 27 numbers by the vendor's names. */
export type Weights = Record<string, number>;

const FIRST: Weights = {
  onboarding_face_encoding_tolerance: 0.6,
  verified_account_face_encoding_tolerance: 0.55,
  driver_license_fuzzy_match_tolerance: 0.85,
  driver_license_fuzzy_match_weight: 0.1,
  state_id_fuzzy_match_tolerance: 0.85,
  state_id_fuzzy_match_weight: 0.1,
  passport_fuzzy_match_tolerance: 0.88,
  passport_fuzzy_match_weight: 0.12,
  passport_card_fuzzy_match_tolerance: 0.88,
  passport_card_fuzzy_match_weight: 0.12,
  ofac_fuzzy_match_tolerance: 0.92,
  ofac_fuzzy_match_weight: 0.2,
  suspicious_words_weight: 0.05,
  image_manipulation_weight: 0.15,
  online_duplication_weight: 0.08,
  is_identity_document_weight: 0.1,
  aamva_match_tolerance: 0.8,
  aamva_match_weight: 0.15,
  idv_session_tolerance: 0.78,
  minimum_liveness_tolerance: 0.7,
  passive_active_skip_tolerance: 0.9,
  gender_probability_tolerance: 0.75,
  gender_weight: 0.02,
  expression_tolerance: 0.5,
  age_tolerance: 8,
  age_weight: 0.03,
  direction_tolerance: 15,
};

/** The initial sets of weights of the account, oldest first. */
const VERSIONS: { id: string; weights: Weights }[] = [
  { id: '5d1f6c0e-8a57-4b0e-9a61-0c6f9f2d7a11', weights: FIRST },
  {
    id: '9b27e4d3-41c8-4f0d-8f3a-6e51b7c0d922',
    weights: { ...FIRST, image_manipulation_weight: 0.18, idv_session_tolerance: 0.8 },
  },
  {
    id: 'c3a80f95-7e62-4d19-b5d4-2f94a86e1b33',
    weights: {
      ...FIRST,
      image_manipulation_weight: 0.18,
      idv_session_tolerance: 0.82,
      ofac_fuzzy_match_tolerance: 0.9,
    },
  },
];

const [OLDEST, MIDDLE, LATEST] = VERSIONS as [Version, Version, Version];
type Version = (typeof VERSIONS)[number];

/** Most earlier sessions ran with the latest weights, some with older ones. */
export function weightsIdAt(index: number): string {
  if (index % 9 === 4) return OLDEST.id;
  return index % 9 === 7 ? MIDDLE.id : LATEST.id;
}

/** The initial weights of {@link weightsIdAt}. */
export function initialWeights(id: string): Weights {
  return (VERSIONS.find((version) => version.id === id) ?? LATEST).weights;
}

type Row = { id: string; scope: Scope; weights: Weights };

export type WeightsHistory = {
  /** The weights in force. The vendor documents no id in this answer. */
  current(scope: Scope): unknown;
  /** The weights id of a session created now. */
  idFor(scope: Scope): string;
  /** Throws Problem 404 when there are no such weights. */
  at(id: string): unknown;
  /** The numbers by which a session with this weights id is judged. */
  weightsOf(id: string): Weights;
  /** Adds a version; earlier versions stay. Throws Problem 400 unless each weight is a number. */
  update(body: Body): void;
  changes: Rows<Row>['changes'];
  restore: Rows<Row>['restore'];
};

export function createWeights(): WeightsHistory {
  const scope = { client_id: VULT_ACCOUNT.clientId, user_id: null };
  const rows = createRows(new Map(VERSIONS.map(({ id, weights }): [string, Row] => [id, { id, scope, weights }])));
  const inForce = (scope: Scope): Row => nearest(rows.all(), scope) ?? { ...LATEST, scope };
  return {
    current: (scope) => ({ ...scope, ...inForce(scope).weights }),
    idFor: (scope) => inForce(scope).id,
    at(id) {
      const row = rows.get(id);
      if (!row) throw new Problem(404, 'Weights not found');
      return { ...row.scope, ...row.weights };
    },
    weightsOf: (id) => rows.get(id)?.weights ?? LATEST.weights,
    update(body) {
      const id = randomUUID();
      rows.put(id, { id, scope: scopeIn((name) => body[name]), weights: weightsIn(body) });
    },
    changes: rows.changes,
    restore: rows.restore,
  };
}

function weightsIn(body: Body): Weights {
  return Object.fromEntries(
    Object.keys(FIRST).map((name) => {
      const weight = body[name];
      if (typeof weight !== 'number') throw new Problem(400, `${name} is required`);
      return [name, weight];
    }),
  );
}
