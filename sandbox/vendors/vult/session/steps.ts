import type { Person } from '#sandbox/people/person.ts';
import { randomFrom } from '#sandbox/random.ts';
import type { Weights } from '../settings/weights.ts';
import { isMild, submitted } from './progress.ts';
import { scoreOf } from './score.ts';
import { messageOf, type VultSession } from './session.ts';
import type { SessionEntry } from './store.ts';

/** The vendor reads the document as soon as its front is uploaded. */
export function withFront(session: VultSession, { form, names, gender }: Person, at: string): VultSession {
  return {
    ...session,
    document_front_given: true,
    document_front_given_at: at,
    first_name: form.given,
    middle_name: form.middle,
    last_name: form.family,
    suffix_name: names.suffix,
    gender_e: gender === 'other' ? 'unknown' : gender,
    birth_date: form.birthDate,
  };
}

/** The face fields of verifications and authentications. */
type Face = Pick<VultSession, 'selfie_given' | 'selfie_given_at' | 'liveness_detected' | 'liveness_detected_at'>;

export function withFace<Session extends Face>(session: Session, { story }: Person, at: string): Session {
  const isAlive = story !== 'unreadable_selfie';
  return {
    ...session,
    selfie_given: true,
    selfie_given_at: at,
    liveness_detected: isAlive,
    // Set also when liveness was not detected: that is a result, different from no check.
    liveness_detected_at: at,
  };
}

/**
 * Vult's result, scored by the weights of the session. With `needsReview` a person decides; otherwise an honest
 * applicant passes at once.
 */
export function finalized(
  { session, needsReview }: SessionEntry,
  person: Person,
  weights: Weights,
  at: string,
): VultSession {
  const story = person.paper.hasBack && !session.document_back_given ? 'back_missing' : person.story;
  const judged: Person = { ...person, story, stage: isMild(story) && !needsReview ? 'final' : 'waiting' };
  const progress = submitted(judged, () => 1);
  const { status, verified, registry, sanctions } = progress;
  const random = randomFrom(`${session.session_id}/verdict`);
  const tested = { ...session, dmv_status_e: registry, ofac_status_e: sanctions };
  const score = scoreOf(judged, tested, weights, random.next());
  const message = messageOf(progress, score, weights);
  const checkedAt = registry === 'unknown' ? null : at;
  return {
    ...session,
    status_e: status,
    completed_at: at,
    dmv_status_e: registry,
    dmv_detected_at: checkedAt,
    ofac_status_e: sanctions,
    ofac_detected_at: at,
    verified,
    verified_at: verified ? at : null,
    score,
    identity_id: session.identity_id ?? random.uuid(),
    history: [...session.history, { status_e: status, created_at: at, message }],
  };
}

/** An officer of the vendor sets a status; only `complete` verifies the person. */
export function changedByOfficer(session: VultSession, status: string, at: string): VultSession {
  const isVerified = status === 'complete';
  return {
    ...session,
    status_e: status,
    completed_at: isVerified ? (session.completed_at ?? at) : session.completed_at,
    verified: isVerified ? true : session.verified,
    verified_at: isVerified ? at : session.verified_at,
    history: [...session.history, { status_e: status, created_at: at, message: 'changed by an officer' }],
  };
}
