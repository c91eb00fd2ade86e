import { isRecord, Problem } from '#sandbox/http/call.ts';
import { inventApplicant } from '#sandbox/people/new-applicant.ts';
import { peopleOf } from '#sandbox/people/shared.ts';
import { B2CORE_MIX } from './applicant-mix.ts';
import type { LevelIndex } from './levels.ts';
import {
  type ClientRecord,
  clientOf,
  type DocumentRow,
  type LevelGrant,
  submittedDocument,
  vendorTime,
} from './record.ts';

/** A finished procedure of a client: its documents lead to the next level. */
type Run = { clientId: number; type: number; files: string[]; at: string };

/** A level set by the back office. */
type LevelChange = { clientId: number; to: LevelIndex; at: string };

type Changes = {
  wizards: Record<string, number>;
  runs: Run[];
  /** Registration times of the clients created while the sandbox runs. */
  created: string[];
  levelChanges: LevelChange[];
};

const FIRST_CREATED_INDEX = 50_000;
const FIRST_CHANGE_ID = 5_000_000;

export type Store = {
  /** Newest first. */
  clients(): ClientRecord[];
  /** Throws Problem 404 when there is no such client. */
  client(id: number): ClientRecord;
  /** Newest first; grants of the same moment keep their order. */
  levelGrants(): LevelGrant[];
  documents(): DocumentRow[];
  openWizard(uuid: string, clientId: number): void;
  /** Ends a wizard of this client. Throws Problem 400 when the wizard is not open or the document type is unknown. */
  run(uuid: string, run: Run): void;
  /** Registers a client without documents. */
  create(at: string): ClientRecord;
  changeLevel(change: LevelChange): void;
  changes(): Changes;
  restore(changes: unknown): void;
};

export function createStore(seed: string, count: number, today: string): Store {
  const people = peopleOf('b2core', seed, count, today, B2CORE_MIX);
  const initial = people
    .map((person) => clientOf(`${seed}/b2core`, person))
    .sort((a, b) => byTime(a, b) || a.id - b.id);
  let changes = readChanges(undefined);
  const created = (at: string, number: number) => createdClient(`${seed}/b2core`, today, number, at);
  const all = () => {
    const ran = changes.runs.reduce(withRun, [...changes.created.map(created).reverse(), ...initial]);
    return changes.levelChanges.reduce(withLevelChange, ran);
  };

  return {
    clients: all,
    client(id) {
      const client = all().find((each) => each.id === id);
      if (!client) throw new Problem(404, 'Client not found.');
      return client;
    },
    levelGrants: () =>
      all()
        .flatMap(({ levelGrants }) => levelGrants)
        .sort(byTime),
    documents: () => all().flatMap(({ documents }) => documents),
    openWizard(uuid, clientId) {
      changes.wizards[uuid] = clientId;
    },
    run(uuid, run) {
      if (changes.wizards[uuid] !== run.clientId) throw new Problem(400, 'The uuid is not of an open procedure.');
      if (submittedDocument(0, run.clientId, run.type, run.files, run.at) === null)
        throw new Problem(400, 'The document type is not taken.');
      delete changes.wizards[uuid];
      changes.runs.push(run);
    },
    create(at) {
      changes.created.push(at);
      return created(at, changes.created.length - 1);
    },
    changeLevel(change) {
      changes.levelChanges.push(change);
    },
    changes: () => changes,
    restore(saved) {
      changes = readChanges(saved);
    },
  };
}

/** This file wrote the value, so only its outer shape is checked. */
function readChanges(saved: unknown): Changes {
  const past: Record<string, unknown> = isRecord(saved) ? structuredClone(saved) : {};
  return {
    wizards: isRecord(past.wizards) ? (past.wizards as Changes['wizards']) : {},
    runs: Array.isArray(past.runs) ? (past.runs as Run[]) : [],
    created: Array.isArray(past.created) ? (past.created as string[]) : [],
    levelChanges: Array.isArray(past.levelChanges) ? (past.levelChanges as LevelChange[]) : [],
  };
}

/** The nth client created while the sandbox runs. */
function createdClient(seed: string, today: string, number: number, at: string): ClientRecord {
  const person = inventApplicant(`${seed}/new/${number}`, today, B2CORE_MIX, at);
  // Ids above those of the initial clients.
  return clientOf(`${seed}/new`, { ...person, index: FIRST_CREATED_INDEX + number, stage: 'in_progress' });
}

function withLevelChange(clients: ClientRecord[], { clientId, to, at }: LevelChange, index: number): ClientRecord[] {
  return clients.map((client) => {
    if (client.id !== clientId) return client;
    const from = client.levelGrants[0]?.to ?? null;
    const levelGrant: LevelGrant = {
      id: FIRST_CHANGE_ID + index,
      clientId,
      to,
      from,
      reason: 'Manual',
      userId: 1,
      createTime: vendorTime(at),
    };
    return { ...client, levelGrants: [levelGrant, ...client.levelGrants] };
  });
}

/** In the sandbox the review is immediate: a finished procedure raises the level. */
function withRun(clients: ClientRecord[], { clientId, type, files, at }: Run, index: number): ClientRecord[] {
  return clients.map((client) => {
    const paper = client.id === clientId ? submittedDocument(90_000 + index, clientId, type, files, at) : null;
    if (paper === null) return client;
    const from = client.levelGrants[0]?.to ?? 0;
    const to = from === 0 ? 1 : 2;
    const levelGrant: LevelGrant = {
      id: 90_000 + index,
      clientId,
      to,
      from,
      reason: `Application: ${90_000 + index}`,
      userId: 1,
      createTime: vendorTime(at),
    };
    return { ...client, documents: [paper, ...client.documents], levelGrants: [levelGrant, ...client.levelGrants] };
  });
}

function byTime(a: { createTime: string }, b: { createTime: string }): number {
  return b.createTime.localeCompare(a.createTime);
}
