import { isRecord, Problem } from '#sandbox/http/call.ts';
import { inventVisitor } from '#sandbox/people/new-applicant.ts';
import { peopleOf } from '#sandbox/people/shared.ts';
import { B2CORE_CLIENTELE } from './applicant-mix.ts';
import type { LevelIndex } from './levels.ts';
import { type ClientRecord, clientOf, type Granting, handedIn, type Paper, vendorTime } from './record.ts';

/** A procedure a client ran to its end: the papers, and the level that came of them. */
type Run = { clientId: number; type: number; files: string[]; at: string };

/** A level that the back office gave or took. */
type Verdict = { clientId: number; to: LevelIndex; at: string };

type Changes = {
  wizards: Record<string, number>;
  runs: Run[];
  /** When each of those who came while the sandbox ran was registered. */
  created: string[];
  verdicts: Verdict[];
};

const FIRST_INDEX = 50_000;
const FIRST_VERDICT = 5_000_000;

export type Store = {
  /** Newest first. */
  clients(): ClientRecord[];
  /** Throws 404 when there is no such client. */
  client(id: number): ClientRecord;
  /** Newest first; at one moment, in the order they were made. */
  grantings(): Granting[];
  papers(): Paper[];
  openWizard(uuid: string, clientId: number): void;
  /** Ends a wizard of this client. Throws 400 for one that is not open, or a type that is not taken. */
  run(uuid: string, run: Run): void;
  /** Somebody registers, and has handed in nothing yet. */
  create(at: string): ClientRecord;
  decide(verdict: Verdict): void;
  changes(): Changes;
  restore(changes: unknown): void;
};

export function createStore(seed: string, count: number, today: string): Store {
  const people = peopleOf('b2core', seed, count, today, B2CORE_CLIENTELE);
  const drawn = people.map((person) => clientOf(`${seed}/b2core`, person)).sort((a, b) => byTime(a, b) || a.id - b.id);
  let changes = readChanges(undefined);
  const newcomer = (at: string, number: number) => newcomerOf(`${seed}/b2core`, today, number, at);
  const all = () => {
    const ran = changes.runs.reduce(withRun, [...changes.created.map(newcomer).reverse(), ...drawn]);
    return changes.verdicts.reduce(withVerdict, ran);
  };

  return {
    clients: all,
    client(id) {
      const client = all().find((each) => each.id === id);
      if (!client) throw new Problem(404, 'Client not found.');
      return client;
    },
    grantings: () =>
      all()
        .flatMap(({ grantings }) => grantings)
        .sort(byTime),
    papers: () => all().flatMap(({ papers }) => papers),
    openWizard(uuid, clientId) {
      changes.wizards[uuid] = clientId;
    },
    run(uuid, run) {
      if (changes.wizards[uuid] !== run.clientId) throw new Problem(400, 'The uuid is not of an open procedure.');
      if (handedIn(0, run.clientId, run.type, run.files, run.at) === null)
        throw new Problem(400, 'The document type is not taken.');
      delete changes.wizards[uuid];
      changes.runs.push(run);
    },
    create(at) {
      changes.created.push(at);
      return newcomer(at, changes.created.length - 1);
    },
    decide(verdict) {
      changes.verdicts.push(verdict);
    },
    changes: () => changes,
    restore(kept) {
      changes = readChanges(kept);
    },
  };
}

/** Written by this same file; only the outer shape is looked at. */
function readChanges(kept: unknown): Changes {
  const past: Record<string, unknown> = isRecord(kept) ? structuredClone(kept) : {};
  return {
    wizards: isRecord(past.wizards) ? (past.wizards as Changes['wizards']) : {},
    runs: Array.isArray(past.runs) ? (past.runs as Run[]) : [],
    created: Array.isArray(past.created) ? (past.created as string[]) : [],
    verdicts: Array.isArray(past.verdicts) ? (past.verdicts as Verdict[]) : [],
  };
}

/** The nth who registered while the sandbox ran. */
function newcomerOf(seed: string, today: string, number: number, at: string): ClientRecord {
  const visitor = inventVisitor(`${seed}/new/${number}`, today, B2CORE_CLIENTELE, at);
  // Numbers of their own, above all who were there before.
  return clientOf(`${seed}/new`, { ...visitor, index: FIRST_INDEX + number, stage: 'in_progress' });
}

function withVerdict(clients: ClientRecord[], { clientId, to, at }: Verdict, index: number): ClientRecord[] {
  return clients.map((client) => {
    if (client.id !== clientId) return client;
    const from = client.grantings[0]?.to ?? null;
    const granting: Granting = {
      id: FIRST_VERDICT + index,
      clientId,
      to,
      from,
      reason: 'Manual',
      userId: 1,
      createTime: vendorTime(at),
    };
    return { ...client, grantings: [granting, ...client.grantings] };
  });
}

/** Papers are looked at at once here, and lead one level up. */
function withRun(clients: ClientRecord[], { clientId, type, files, at }: Run, index: number): ClientRecord[] {
  return clients.map((client) => {
    const paper = client.id === clientId ? handedIn(90_000 + index, clientId, type, files, at) : null;
    if (paper === null) return client;
    const from = client.grantings[0]?.to ?? 0;
    const to = from === 0 ? 1 : 2;
    const granting: Granting = {
      id: 90_000 + index,
      clientId,
      to,
      from,
      reason: `Application: ${90_000 + index}`,
      userId: 1,
      createTime: vendorTime(at),
    };
    return { ...client, papers: [paper, ...client.papers], grantings: [granting, ...client.grantings] };
  });
}

function byTime(a: { createTime: string }, b: { createTime: string }): number {
  return b.createTime.localeCompare(a.createTime);
}
