import { addSeconds } from '#sandbox/dates.ts';
import { type Call, decodePart, Problem, type Reply } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { Report } from '#sandbox/webhooks/events.ts';
import type { Operation, Vendor } from '../vendor.ts';
import { BLOCKPASS_ACCOUNT, type BlockpassScope } from './account.ts';
import type { Candidate } from './candidate.ts';
import { listing } from './listing.ts';
import { createPortal } from './portal.ts';
import { type ArchiveState, recordFor } from './record.ts';
import { createStore, type Store } from './store.ts';
import { blockpassWebhook } from './webhook.ts';

export type BlockpassSettings = {
  seed: string;
  people: number;
  today: string;
  pictures: Pictures;
  archiveDelaySeconds: number;
  report: Report;
};

const NAMES: Record<string, 'candidateByRefId' | 'candidateByRecordId' | 'listCandidates'> = {
  refId: 'candidateByRefId',
  recordId: 'candidateByRecordId',
  applicants: 'listCandidates',
};

const PREFIX = `/kyc/1.0/connect/${BLOCKPASS_ACCOUNT.clientId}`;

/** Blockpass's dashboard API: the same addresses for every key, another shape for each scope. */
export function createBlockpass(settings: BlockpassSettings): Vendor {
  const { seed, people, today, report } = settings;
  const store = createStore(seed, people, today);
  return {
    id: 'blockpass',
    find: (call) => findOperation(call, store, settings),
    problem: (status, message) => ({ status, json: { status: 'error', message } }),
    changes: store.changes,
    restore: store.restore,
    portal: createPortal(store, report),
    webhook: blockpassWebhook(store),
  };
}

function findOperation(call: Call, store: Store, settings: BlockpassSettings): Operation | null {
  if (call.method !== 'GET' || !call.path.startsWith('/kyc/1.0/connect/')) return null;
  if (!call.path.startsWith(`${PREFIX}/`)) return foreign(call);
  const [, kind, part = '', ...more] = call.path.slice(PREFIX.length).split('/');
  const name = more.length > 0 ? undefined : NAMES[kind ?? ''];
  if (!name || (part === '' && name !== 'listCandidates')) return null;
  const word = () => decodePart(part);
  const read = (candidate: Candidate, hide: (scope: BlockpassScope) => boolean) =>
    readCandidate(call, candidate, hide, store, settings);
  const answerFor = (candidate: Candidate) =>
    recordFor(candidate, archiveState(store, candidate, call.now), scopeOf(call), settings.pictures);
  const runs: Record<typeof name, () => Reply | Promise<Reply>> = {
    // The full answer to a refId has no recordId; the short one has.
    candidateByRefId: () => read(store.byRefId(word()), (scope) => scope !== 'status'),
    candidateByRecordId: () => read(store.byRecordId(word()), () => false),
    listCandidates: () => listing(store, word(), call.query, answerFor),
  };
  return { name, run: guard(call, runs[name]) };
}

/** `hide` says for which scopes the answer has no recordId. */
async function readCandidate(
  call: Call,
  candidate: Candidate,
  hide: (scope: BlockpassScope) => boolean,
  store: Store,
  { pictures, archiveDelaySeconds, report }: BlockpassSettings,
): Promise<Reply> {
  const scope = scopeOf(call);
  // Reading with this key archives the record: there is no other operation for it.
  if (scope === 'archive') {
    store.scheduleArchive(candidate.recordId, addSeconds(call.now.toISOString(), archiveDelaySeconds));
    report({ operation: 'archiveCandidate', id: candidate.recordId, at: call.now });
  }
  const archive = archiveState(store, candidate, call.now);
  const { recordId, ...record } = await recordFor(candidate, archive, scope, pictures);
  return { status: 200, json: { status: 'success', data: hide(scope) ? record : { ...record, recordId } } };
}

function guard(call: Call, run: () => Reply | Promise<Reply>): Operation['run'] {
  return () => {
    scopeOf(call);
    return run();
  };
}

/** The header is the raw key, without "Bearer". */
function scopeOf({ headers }: Call): BlockpassScope {
  const scope = Object.entries(BLOCKPASS_ACCOUNT.keys).find(([key]) => key === headers.authorization)?.[1];
  if (!scope) throw new Problem(401, 'Unauthorized');
  return scope;
}

/** The address of another client: no key of this account may read it. */
function foreign(call: Call): Operation {
  return {
    name: 'foreign',
    run() {
      scopeOf(call);
      throw new Problem(403, 'This key belongs to another service');
    },
  };
}

function archiveState(store: Store, { recordId }: Candidate, now: Date): ArchiveState {
  const at = store.archivedAt(recordId);
  if (at === null) return { isArchived: false };
  return now.getTime() >= Date.parse(at) ? { isArchived: true } : { isArchived: false, willArchiveAtDate: at };
}
