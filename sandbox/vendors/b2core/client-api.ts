import { createHash } from 'node:crypto';
import { type Call, isRecord, Problem, type Reply, readJson } from '#sandbox/http/call.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import { levelGrantAnswer } from './answers.ts';
import { detail } from './back-office.ts';
import { DOCUMENT_TYPES } from './levels.ts';
import { listing } from './listing.ts';
import type { Store } from './store.ts';

type Route = {
  name: string;
  method: string;
  path: RegExp;
  run(store: Store, call: Call, clientId: number, id: number, report: Report): Reply;
};

/** Operations of a client about itself, below `/api/v2/my`. */
export const CLIENT_API: readonly Route[] = [
  { name: 'initWizard', method: 'GET', path: /^\/verifications\/wizard$/, run: initWizard },
  { name: 'runVerification', method: 'POST', path: /^\/verifications$/, run: runVerification },
  {
    name: 'listVerifications',
    method: 'GET',
    path: /^\/verifications$/,
    run: (store, call, clientId) => listing(call, ownLevelGrants(store, clientId), levelGrantAnswer),
  },
  {
    name: 'getVerification',
    method: 'GET',
    path: /^\/verifications\/(\d+)$/,
    run: (store, _, clientId, id) =>
      detail(
        ownLevelGrants(store, clientId)
          .filter((each) => each.id === id)
          .map(levelGrantAnswer),
      ),
  },
];

const STEP = 'B2B\\TCA\\Wizards\\Workflow\\DocumentsWorkflow';
const LAST = 'B2B\\TCA\\Wizards\\Workflow\\TerminateWorkflow';

function ownLevelGrants(store: Store, clientId: number) {
  return store.levelGrants().filter((each) => each.clientId === clientId);
}

/** The form of `data` differs from client to client; a client with every level gets `null`. */
function initWizard(store: Store, call: Call, clientId: number): Reply {
  const { levelGrants } = store.client(clientId);
  const hasAll = levelGrants[0]?.to === 2;
  const uuid = uuidOf(`${clientId}/${call.now.toISOString()}/${Object.keys(store.changes().wizards).length}`);
  store.openWizard(uuid, clientId);
  const forms = [{ types: DOCUMENT_TYPES }, [{ types: DOCUMENT_TYPES[0] }], DOCUMENT_TYPES, DOCUMENT_TYPES[1]];
  const data = hasAll ? null : forms[clientId % forms.length];
  return { status: 200, json: { code: hasAll ? 202 : 200, data, done: true, uuid, workflow: hasAll ? LAST : STEP } };
}

/** The vendor's text puts `documents` at the root, its sample puts it inside `data`; both are accepted. */
function runVerification(store: Store, call: Call, clientId: number, _id: number, report: Report): Reply {
  const body = readJson(call);
  const { documents, uuid } = isRecord(body.data) ? body.data : body;
  if (typeof uuid !== 'string') throw new Problem(400, 'The uuid field is required.');
  if (!isRecord(documents)) throw new Problem(400, 'The documents field is required.');
  const { type, files } = documents;
  if (typeof type !== 'number' || !Array.isArray(files)) throw new Problem(400, 'The documents need a type and files.');
  const paths = files.filter((file) => typeof file === 'string');
  // Without a file the last step fails, and only the body says so.
  const isDone = paths.length > 0;
  if (isDone) {
    store.run(uuid, { clientId, type, files: paths, at: call.now.toISOString() });
    report({ operation: 'runVerification', id: String(clientId), kind: 'completed', at: call.now });
  }
  const types = DOCUMENT_TYPES.filter(({ id }) => id === type).map(({ description }) => description);
  return { status: 200, json: { code: 202, data: { types }, done: isDone, uuid, workflow: LAST } };
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
