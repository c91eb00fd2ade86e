import { createHash } from 'node:crypto';
import { Problem, readJson, requiredText } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import { DOCUMENT_TYPES, documentOf } from '../collected/document.ts';
import { FILE_TYPES, fileReply } from '../collected/files.ts';
import { manyOf, pageOf, wordOf } from '../input.ts';
import type { ReportChange } from '../report.ts';
import { type Body, inJson, type Routes } from '../routes.ts';
import { filterOf } from '../session/listing.ts';
import type { SessionEntry, Store } from '../session/store.ts';

/** Identities: people known from their sessions. */
export function identityRoutes({
  store,
  pictures,
  report,
}: {
  store: Store;
  pictures: Pictures;
  report: ReportChange;
}): Routes {
  const read = (body: Body) => store.byIdentity(requiredText(body, 'identity_id'));
  return {
    'POST /identity/list': inJson('identity.list', (body) => listIdentities(store, body)),
    'POST /identity/read': inJson('identity.read', (body) => readIdentities(store, body)),
    'POST /identity/status': inJson('identity.statusForSdk', (body) => ({
      verified: read(body).session.verified === true,
    })),
    'POST /identity/anonymize': inJson('identity.anonymize', (body, call) => {
      const { session_id } = read(body).session;
      store.anonymize(session_id);
      report('identity.anonymize', session_id, call, 'anonymized');
      return {};
    }),
    'POST /identity/document/read': inJson('identity.documentRead', (body) =>
      identityDocument(read(body), wordOf(body, 'document_type_e', DOCUMENT_TYPES)),
    ),
    'POST /identity/image/read': {
      name: 'identity.imageRead',
      run(call) {
        const body = readJson(call);
        return fileReply(read(body), wordOf(body, 'storage_file_type_e', FILE_TYPES), pictures);
      },
    },
  };
}

function listIdentities(store: Store, body: Body) {
  // The identity list has no status filter.
  const { page, total } = pageOf(body, known(store).filter(filterOf({ ...body, status: undefined })));
  return { identities: page.map(identityOf), meta_counts: { total } };
}

/**
 * The vendor documents a list and the fields of one identity side by side. Several identities are sent as a list; one
 * is sent flat, or flat beside a list of one; its id decides which.
 */
function readIdentities(store: Store, body: Body) {
  const ids = manyOf(body, 'identity_ids') ?? manyOf(body, 'identity_id');
  if (!ids && body.metadata === undefined) throw new Problem(400, 'identity_id, identity_ids or metadata is required');
  if (!ids)
    return {
      identities: known(store)
        .filter(filterOf({ metadata: body.metadata }))
        .map(identityOf),
    };
  const identities = ids.map((id) => identityOf(store.byIdentity(id)));
  const [one] = identities;
  if (typeof body.identity_id !== 'string' || body.identity_ids !== undefined || !one) return { identities };
  const isFlat = (createHash('sha256').update(body.identity_id).digest()[0] ?? 0) % 2 === 0;
  return isFlat ? one : { identities, ...one };
}

function known(store: Store): SessionEntry[] {
  return store.all().filter(({ session }) => session.identity_id !== null);
}

/** The same document with the field names of `identity/document/read`. */
function identityDocument({ session, person }: SessionEntry, type: string) {
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

function identityOf({ session, person }: SessionEntry) {
  const { identity_id, created_at, first_name, middle_name, last_name, suffix_name, birth_date, gender_e, score } =
    session;
  const {
    document_front_given,
    document_front_given_at,
    verified,
    verified_at,
    liveness_detected,
    liveness_detected_at,
  } = session;
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
