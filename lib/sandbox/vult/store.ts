import { inventPeople } from '../people/invent.ts';
import type { Person } from '../people/person.ts';
import { isRecord, Problem } from '../wire.ts';
import { VULT_CLIENTELE } from './clientele.ts';
import { emptySession, sessionOf, type VultSession } from './session.ts';

/** A session and who is behind it: nobody yet when it was only created, nobody any more once it is anonymized. */
export type Entry = { session: VultSession; person: Person | null };

type Changes = { deleted: string[]; anonymized: string[]; created: VultSession[] };

export type Store = {
  /** Newest first. */
  all(): Entry[];
  /** Throws 404 when there is no such session. */
  read(id: string): Entry;
  byIdentity(id: string): Entry;
  create(id: string, now: string, wanted: Pick<VultSession, 'metadata' | 'settings' | 'webhook_url'>): void;
  delete(id: string): void;
  anonymize(id: string): void;
  changes(): Changes;
  restore(changes: unknown): void;
};

export function createStore(seed: string, count: number, today: string): Store {
  const people = inventPeople(`${seed}/vult`, count, today, VULT_CLIENTELE);
  const drawn = people.map((person): Entry => ({ session: sessionOf(`${seed}/vult`, person), person }));
  let entries = new Map<string, Entry>();
  let changes: Changes = { deleted: [], anonymized: [], created: [] };

  const read = (id: string): Entry => {
    const entry = entries.get(id);
    if (!entry) throw new Problem(404, 'Session not found');
    return entry;
  };
  const wipe = (id: string) => entries.set(id, { session: withoutPerson(read(id).session), person: null });

  return {
    read,
    all: () => [...entries.values()].sort(newestFirst),
    byIdentity(id) {
      const entry = [...entries.values()].find(({ session }) => session.identity_id === id);
      if (!entry) throw new Problem(404, 'Identity not found');
      return entry;
    },
    create(id, now, wanted) {
      const session = emptySession(id, now, wanted);
      changes.created.push(session);
      entries.set(id, { session, person: null });
    },
    delete(id) {
      read(id);
      entries.delete(id);
      changes.deleted.push(id);
    },
    anonymize(id) {
      wipe(id);
      if (!changes.anonymized.includes(id)) changes.anonymized.push(id);
    },
    changes: () => changes,
    restore(kept) {
      changes = readChanges(kept);
      const created = changes.created.map((session): Entry => ({ session, person: null }));
      const standing = [...drawn, ...created].filter(({ session }) => !changes.deleted.includes(session.session_id));
      entries = new Map(standing.map((entry) => [entry.session.session_id, entry]));
      for (const id of changes.anonymized) if (entries.has(id)) wipe(id);
    },
  };
}

function withoutPerson(session: VultSession): VultSession {
  return {
    ...session,
    first_name: null,
    middle_name: null,
    last_name: null,
    suffix_name: null,
    gender_e: 'unknown',
    birth_date: null,
    metadata: {},
    document_front_given: false,
    document_back_given: false,
    selfie_given: false,
  };
}

function newestFirst(a: Entry, b: Entry): number {
  return b.session.created_at.localeCompare(a.session.created_at) || a.session.session_id.localeCompare(b.session.session_id);
}

function readChanges(kept: unknown): Changes {
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
  if (!isRecord(kept)) return { deleted: [], anonymized: [], created: [] };
  // Written by this same file; only the outer shape is looked at.
  return {
    deleted: texts(kept.deleted),
    anonymized: texts(kept.anonymized),
    created: Array.isArray(kept.created) ? (kept.created as VultSession[]) : [],
  };
}
