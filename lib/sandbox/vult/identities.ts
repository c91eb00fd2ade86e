import { Problem } from '../wire.ts';
import { documentOf } from './document.ts';
import { manyOf, pageOf } from './input.ts';
import { filterOf } from './listing.ts';
import type { Entry, Store } from './store.ts';

type Body = Record<string, unknown>;

export function listIdentities(store: Store, body: Body) {
  const known = store.all().filter(({ session }) => session.identity_id !== null);
  // The identity list has no status of its own to filter by.
  const { page, total } = pageOf(body, known.filter(filterOf({ ...body, status: undefined })));
  return { identities: page.map(identityOf), meta_counts: { total } };
}

/** The vendor's mixed answer: always a list, and for one identity its fields beside the list as well. */
export function readIdentities(store: Store, body: Body) {
  const ids = manyOf(body, 'identity_ids') ?? manyOf(body, 'identity_id');
  if (!ids) throw new Problem(400, 'identity_id is required');
  const identities = ids.map((id) => identityOf(store.byIdentity(id)));
  return identities.length === 1 ? { identities, ...identities[0] } : { identities };
}

/** The same document under the names of `identity/document/read`. */
export function identityDocument({ session, person }: Entry, type: string) {
  if (!person || person.paper.type !== type) throw new Problem(404, 'Document not found');
  const {
    type_e,
    data_source_e,
    issued_at,
    expires_at,
    name_suffix,
    session_id: _,
    class: __,
    restrictions: ___,
    ...same
  } = documentOf(person, session);
  return {
    ...same,
    document_type_e: type_e,
    document_data_source_e: data_source_e,
    issue_date: issued_at,
    expiration_date: expires_at,
    suffix_name: name_suffix,
  };
}

function identityOf({ session, person }: Entry) {
  const { identity_id, created_at, first_name, middle_name, last_name, suffix_name, birth_date, gender_e, score } = session;
  const { document_front_given, document_front_given_at, verified, verified_at, liveness_detected, liveness_detected_at } = session;
  const { ofac_status_e, ofac_detected_at, dmv_status_e, dmv_detected_at } = session;
  const home = person?.home;
  return {
    identity_id,
    created_at,
    first_name,
    middle_name,
    last_name,
    suffix_name,
    birth_date,
    gender_e,
    street: home?.street ?? null,
    city: home?.city ?? null,
    state: home?.region ?? null,
    postal_code: home?.postalCode ?? null,
    document_front_given,
    document_front_given_at,
    verified,
    verified_at,
    liveness_detected,
    liveness_detected_at,
    ofac_status_e,
    ofac_detected_at,
    dmv_status_e,
    dmv_detected_at,
    score,
  };
}
