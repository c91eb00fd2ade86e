import { randomUUID } from 'node:crypto';
import { type Call, Problem, type Reply, readJson, requiredText } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import { documentOf } from '../collected/document.ts';
import { FILE_TYPES, fileReply } from '../collected/files.ts';
import { locationOf } from '../collected/locations.ts';
import { CAPTURES } from '../collected/sdk-data.ts';
import { testsOf } from '../collected/tests.ts';
import { pageOf, wordOf } from '../input.ts';
import type { ReportChange } from '../report.ts';
import { type Body, inJson, type Routes } from '../routes.ts';
import { listSessions } from '../session/listing.ts';
import { parseNewSession } from '../session/new-session.ts';
import type { SessionEntry, Store } from '../session/store.ts';
import type { WeightsHistory } from '../settings/weights.ts';

type Idv = { store: Store; pictures: Pictures; weights: WeightsHistory; report: ReportChange };

/** Identity verification sessions, for the client's server. */
export function idvRoutes({ store, pictures, weights, report }: Idv): Routes {
  const read = (body: Body) => store.read(requiredText(body, 'session_id'));
  return {
    'POST /idv/session/create': inJson('idv.sessionCreate', (body, call) => {
      const session_id = randomUUID();
      store.create(session_id, call.now, parseNewSession(body, weights));
      report('idv.sessionCreate', session_id, call, 'created');
      return { session_id };
    }),
    'POST /idv/session/list': inJson('idv.sessionList', (body) => listSessions(store.all(), body)),
    'POST /idv/session/read': inJson('idv.sessionRead', (body) => read(body).session),
    'POST /idv/session/delete': inJson('idv.sessionDelete', (body, call) => {
      const id = requiredText(body, 'session_id');
      store.delete(id);
      report('idv.sessionDelete', id, call, 'deleted');
      return {};
    }),
    'POST /idv/session/anonymize': inJson('idv.sessionAnonymize', (body, call) => {
      const id = requiredText(body, 'session_id');
      store.anonymize(id);
      report('idv.sessionAnonymize', id, call, 'anonymized');
      return {};
    }),
    'POST /idv/session/location/read': inJson('idv.locationRead', (body) => readLocation(read(body), body)),
    'POST /idv/session/test/read': inJson('idv.testRead', (body) => readTests(read(body))),
    'POST /idv/document/read': inJson(
      'idv.documentRead',
      (body) => documentsOf(read(body))[0] ?? notFound('Document not found'),
    ),
    'POST /idv/document/list': inJson('idv.documentList', (body) => {
      const { page, total } = pageOf(body, documentsOf(read(body)));
      return { documents: page, meta_counts: { total } };
    }),
    'POST /idv/document/download': { name: 'idv.documentDownload', run: (call) => downloaded(store, call, pictures) },
  };
}

function downloaded(store: Store, call: Call, pictures: Pictures): Promise<Reply> {
  const body = readJson(call);
  const entry = store.read(requiredText(body, 'session_id'));
  return fileReply(entry, wordOf(body, 'storage_file_type_e', FILE_TYPES), pictures);
}

function readLocation(entry: SessionEntry, body: Body) {
  const location = locationOf(entry, wordOf(body, 'location_capture_type_e', CAPTURES));
  // The vendor documents only 200 and 400 here, so a missing location is a bad request.
  if (!location) throw new Problem(400, 'No location for this capture');
  return location;
}

function readTests({ person, session }: SessionEntry) {
  return person && session.document_front_given ? testsOf(person, session) : notFound('Tests not found');
}

function documentsOf({ person, session }: SessionEntry) {
  return person && session.document_front_given ? [documentOf(person, session)] : [];
}

function notFound(message: string): never {
  throw new Problem(404, message);
}
