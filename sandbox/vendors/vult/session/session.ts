import { addSeconds } from '#sandbox/dates.ts';
import type { Person } from '#sandbox/people/person.ts';
import { randomFrom } from '#sandbox/random.ts';
import { VULT_ACCOUNT } from '../account.ts';
import { initialWeights, type Weights, weightsIdAt } from '../settings/weights.ts';
import { type Progress, progressOf } from './progress.ts';
import { type Scored, scoreOf } from './score.ts';

/** One identity verification as `session/read` returns it, with the vendor's names. */
export type VultSession = {
  session_id: string;
  user_id: string;
  client_id: string;
  idv_weights_id: string;
  status_e: string;
  document_type_e: string;
  created_at: string;
  completed_at: string | null;
  first_name: string | null;
  middle_name: string | null;
  last_name: string | null;
  suffix_name: string | null;
  gender_e: string;
  birth_date: string | null;
  consented: boolean;
  consented_at: string | null;
  document_front_given: boolean;
  document_front_given_at: string | null;
  document_back_given: boolean;
  document_back_given_at: string | null;
  liveness_detected: boolean;
  liveness_detected_at: string | null;
  selfie_given: boolean;
  selfie_given_at: string | null;
  dmv_status_e: string;
  dmv_detected_at: string | null;
  ofac_status_e: string;
  ofac_detected_at: string | null;
  verified: boolean | null;
  verified_at: string | null;
  score: number | null;
  identity_id: string | null;
  metadata: Record<string, unknown>;
  webhook_url: string | null;
  settings: Record<string, unknown>;
  history: HistoryStep[];
};

type HistoryStep = { status_e: string; created_at: string; message: string };

export function sessionOf(seed: string, person: Person): VultSession {
  const random = randomFrom(`${seed}/session/${person.index}`);
  const progress = progressOf(person, random);
  const at = (seconds: number) => addSeconds(person.startedAt, seconds);
  const given = (happened: boolean, seconds: number) => (happened ? at(seconds) : null);
  const { form } = person;
  const tested: Scored = {
    session_id: random.uuid(),
    document_type_e: progress.front ? person.paper.type : 'unknown',
    document_back_given: progress.back,
    dmv_status_e: progress.registry,
    ofac_status_e: progress.sanctions,
  };
  const weights = initialWeights(weightsIdAt(person.index));
  const score = progress.submitted ? scoreOf(person, tested, weights, random.next()) : null;
  return {
    ...tested,
    user_id: VULT_ACCOUNT.userId,
    client_id: VULT_ACCOUNT.clientId,
    idv_weights_id: weightsIdAt(person.index),
    status_e: progress.status,
    created_at: person.startedAt,
    completed_at: progress.submitted ? person.submittedAt : null,
    first_name: form.given,
    middle_name: form.middle,
    last_name: form.family,
    suffix_name: person.names.suffix,
    gender_e: person.gender === 'other' ? 'unknown' : person.gender,
    birth_date: form.birthDate,
    consented: true,
    consented_at: at(21),
    document_front_given: progress.front,
    document_front_given_at: given(progress.front, 58),
    document_back_given_at: given(progress.back, 83),
    liveness_detected: progress.liveness,
    liveness_detected_at: given(progress.liveness, 118),
    selfie_given: progress.selfie,
    selfie_given_at: given(progress.selfie, 112),
    dmv_detected_at: given(progress.registry === 'match' || progress.registry === 'no_match', 131),
    ofac_detected_at: given(progress.submitted, 133),
    verified: progress.submitted ? progress.verified : null,
    verified_at: progress.verified ? person.submittedAt : null,
    score,
    identity_id: progress.submitted ? random.uuid() : null,
    metadata: {
      email: person.email,
      phone: `+${person.country.callingCode}${person.phone}`,
      reference: random.fill('AC-######'),
      channel: random.pick(['web', 'ios', 'android']),
    },
    webhook_url: null,
    settings: { liveness_mode: asksForMoves(person) ? 'passive_active' : 'passive' },
    history: historyOf(person, { ...progress, message: messageOf(progress, score, weights) }),
  };
}

/** True when the applicant had to turn their head; only then are there images of the steps. */
function asksForMoves({ index }: Person): boolean {
  return index % 3 === 0;
}

/** What the creator of a session can set, and the weights in force at that time. */
export type NewSession = Pick<VultSession, 'idv_weights_id' | 'metadata' | 'settings' | 'webhook_url'>;

/** A session as `session/create` opens it, without any data of a person. */
export function emptySession(id: string, now: string, input: NewSession): VultSession {
  return {
    session_id: id,
    user_id: VULT_ACCOUNT.userId,
    client_id: VULT_ACCOUNT.clientId,
    status_e: 'in_progress',
    document_type_e: 'unknown',
    created_at: now,
    completed_at: null,
    first_name: null,
    middle_name: null,
    last_name: null,
    suffix_name: null,
    gender_e: 'unknown',
    birth_date: null,
    consented: false,
    consented_at: null,
    document_front_given: false,
    document_front_given_at: null,
    document_back_given: false,
    document_back_given_at: null,
    liveness_detected: false,
    liveness_detected_at: null,
    selfie_given: false,
    selfie_given_at: null,
    dmv_status_e: 'unknown',
    dmv_detected_at: null,
    ofac_status_e: 'unknown',
    ofac_detected_at: null,
    verified: null,
    verified_at: null,
    score: null,
    identity_id: null,
    ...input,
    history: [{ status_e: 'in_progress', created_at: now, message: 'session created' }],
  };
}

/** Who is not verified in the end has a score that is too low, or failed a check that no weight makes up for. */
export function messageOf(
  { status, verified, message }: Pick<Progress, 'status' | 'verified' | 'message'>,
  score: number | null,
  { idv_session_tolerance: least = 0 }: Weights,
): string {
  if (status !== 'complete' || verified || score === null) return message;
  return score < least ? 'score below tolerance' : 'a required check failed';
}

function historyOf({ startedAt, submittedAt }: Person, progress: Progress): HistoryStep[] {
  const steps = [{ status_e: 'in_progress', created_at: startedAt, message: 'session created' }];
  if (progress.status === 'in_progress') return steps;
  return [...steps, { status_e: progress.status, created_at: submittedAt, message: progress.message }];
}
