import { randomUUID } from 'node:crypto';
import type { Pictures } from '../pictures.ts';
import { type Call, decodePart, Problem, type Reply, readJson } from '../wire.ts';
import { documentOf } from './document.ts';
import { FILE_TYPES, fileReply } from './files.ts';
import { identityDocument, listIdentities, readIdentities } from './identities.ts';
import { pageOf, recordOf, textOf, wordOf } from './input.ts';
import { listSessions } from './listing.ts';
import { locationOf } from './locations.ts';
import { requirementsFor } from './requirements.ts';
import type { Entry, Store } from './store.ts';
import { testsOf } from './tests.ts';
import { currentWeights, weightsById } from './weights.ts';

type Body = Record<string, unknown>;
type Run = (body: Body, call: Call) => unknown;

const CAPTURES = ['unknown', 'front_doc_image_capture', 'back_doc_image_capture', 'selfie_image_capture'] as const;
const DOCUMENT_TYPES = ['unknown', 'driver_license', 'identification_card', 'passport', 'passport_card'] as const;

/** What Vult can do, by method and path: `[operation of PROVIDERS A.3, what it answers as JSON]`. */
export function jsonOperations(store: Store): Record<string, [name: string, run: Run]> {
  return {
    'POST /idv/session/create': ['idv.sessionCreate', (body, call) => createSession(store, body, call)],
    'POST /idv/session/list': ['idv.sessionList', (body) => listSessions(store.all(), body)],
    'POST /idv/session/read': ['idv.sessionRead', (body) => sessionFor(store, body).session],
    'POST /idv/session/delete': ['idv.sessionDelete', (body) => changed(body, store.delete)],
    'POST /idv/session/anonymize': ['idv.sessionAnonymize', (body) => changed(body, store.anonymize)],
    'POST /idv/session/location/read': ['idv.locationRead', (body) => readLocation(store, body)],
    'POST /idv/session/test/read': ['idv.testRead', (body) => readTests(store, body)],
    'POST /idv/document/read': ['idv.documentRead', (body) => documentsOf(sessionFor(store, body))[0] ?? absent('Document not found')],
    'POST /idv/document/list': ['idv.documentList', (body) => listDocuments(store, body)],
    'GET /idv/requirements': [
      'idv.requirementsGet',
      (_, { query }) => ({ requirements: requirementsFor(query.get('type_e'), query.get('data_source_e')) }),
    ],
    'GET /idv/weights': ['idv.weightsGet', () => currentWeights()],
    'POST /identity/list': ['identity.list', (body) => listIdentities(store, body)],
    'POST /identity/read': ['identity.read', (body) => readIdentities(store, body)],
    'POST /identity/status': ['identity.statusForSdk', (body) => ({ verified: identityFor(store, body).session.verified === true })],
    'POST /identity/document/read': [
      'identity.documentRead',
      (body) => identityDocument(identityFor(store, body), wordOf(body, 'document_type_e', DOCUMENT_TYPES)),
    ],
  };
}

/** The two operations that answer with a file. */
export function fileOperations(store: Store, pictures: Pictures): Record<string, [name: string, run: (call: Call) => Promise<Reply>]> {
  const from =
    (find: (store: Store, body: Body) => Entry) =>
    async (call: Call): Promise<Reply> => {
      const body = readJson(call);
      const { person, session } = find(store, body);
      const file = wordOf(body, 'storage_file_type_e', FILE_TYPES);
      return person ? fileReply(person, session, file, pictures) : { status: 200, json: null };
    };
  return {
    'POST /idv/document/download': ['idv.documentDownload', from(sessionFor)],
    'POST /identity/image/read': ['identity.imageRead', from(identityFor)],
  };
}

/** The one operation with an id in its path. */
export function weightsAt(path: string): unknown {
  return weightsById(decodePart(path.slice('/idv/weights/'.length))) ?? absent('Weights not found');
}

function sessionFor(store: Store, body: Body): Entry {
  return store.read(textOf(body, 'session_id'));
}

function identityFor(store: Store, body: Body): Entry {
  return store.byIdentity(textOf(body, 'identity_id'));
}

function createSession(store: Store, body: Body, { now }: Call) {
  const session_id = randomUUID();
  const webhook_url = typeof body.webhook_url === 'string' ? body.webhook_url : null;
  store.create(session_id, now.toISOString(), { metadata: recordOf(body, 'metadata'), settings: recordOf(body, 'settings'), webhook_url });
  return { session_id };
}

function readLocation(store: Store, body: Body) {
  const { person, session } = sessionFor(store, body);
  const capture = wordOf(body, 'location_capture_type_e', CAPTURES);
  const location = person && locationOf(person, session, capture);
  // This vendor's pages know 200 and 400 only, so what is not there is a bad request here and a 404 elsewhere.
  if (!location) throw new Problem(400, 'No location for this capture');
  return location;
}

function readTests(store: Store, body: Body) {
  const { person, session } = sessionFor(store, body);
  return person && session.document_front_given ? testsOf(person, session) : absent('Tests not found');
}

function listDocuments(store: Store, body: Body) {
  const { page, total } = pageOf(body, documentsOf(sessionFor(store, body)));
  return { documents: page, meta_counts: { total } };
}

function documentsOf({ person, session }: Entry) {
  return person && session.document_front_given ? [documentOf(person, session)] : [];
}

function changed(body: Body, change: (id: string) => void): Record<string, never> {
  change(textOf(body, 'session_id'));
  return {};
}

function absent(message: string): never {
  throw new Problem(404, message);
}
