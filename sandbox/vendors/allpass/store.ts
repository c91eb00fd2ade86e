import { isRecord, Problem } from '#sandbox/http/call.ts';
import { inventApplicant } from '#sandbox/people/new-applicant.ts';
import type { Person } from '#sandbox/people/person.ts';
import { peopleOf } from '#sandbox/people/shared.ts';
import { ALLPASS_MIX } from './applicant-mix.ts';
import { type ApplicantRecord, recordOf } from './record.ts';
import { type Lookup, walletsOf } from './wallets.ts';

/** The latest change of an applicant by an operation, the applicant or an officer. */
type Move = { flowId?: number; status?: string; updatedAt: string };

/** When each applicant submitted everything the flow asks for. */
type Visits = Record<string, string>;

type Changes = {
  created: ApplicantRecord[];
  moved: Record<string, Move>;
  visits: Visits;
  /** Verification links: token → applicant. */
  links: Record<string, { applicantId: string; flowName: string | null }>;
  deletions: Record<string, string>;
  lookups: Lookup[];
};

export type Store = {
  /** By the vendor's id or the customer's. Throws Problem 404 when there is none, or it was deleted. */
  read(id: string, now: Date): ApplicantRecord;
  /** Newest first, without deleted applicants. */
  all(now: Date): ApplicantRecord[];
  create(record: ApplicantRecord): void;
  move(id: string, move: Move): void;
  /** The person submits everything; an applicant without a person gets one. */
  visit(id: string, at: string): void;
  addLink(token: string, link: Changes['links'][string]): void;
  link(token: string): Changes['links'][string];
  /** When the record is deleted; `null` when no deletion was scheduled. */
  deletedAt(id: string): string | null;
  /** The first call counts; later calls do not move the date. */
  scheduleDeletion(id: string, at: string): void;
  restoreApplicant(id: string): void;
  addLookup(lookup: Lookup): void;
  lookup(id: string): Lookup;
  changes(): Changes;
  restore(changes: unknown): void;
};

export function createStore(seed: string, count: number, today: string): Store {
  const initial = peopleOf('allpass', seed, count, today, ALLPASS_MIX).map((person) =>
    recordOf(`${seed}/allpass`, person),
  );
  let changes = readChanges(undefined);

  const every = () => [...initial, ...changes.created];
  const found = (id: string) =>
    every().find((record) => record.id === id) ?? every().find(({ externalUserId }) => externalUserId === id);
  const deletions = deletionsOf(() => changes.deletions);
  const isGone = (id: string, now: Date) => Date.parse(deletions.deletedAt(id) ?? '') <= now.getTime();
  const personOf = (record: ApplicantRecord) => personAfterVisit(record, changes.visits[record.id], { seed, today });
  const asOfNow = (record: ApplicantRecord): ApplicantRecord => ({
    ...record,
    ...changes.moved[record.id],
    person: personOf(record),
  });
  return {
    read(id, now) {
      const record = existing('Applicant', found(id));
      if (isGone(record.id, now)) throw new Problem(404, 'Applicant not found');
      return asOfNow(record);
    },
    all: (now) =>
      every()
        .filter(({ id }) => !isGone(id, now))
        .map(asOfNow)
        .sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    create(record) {
      if (found(record.externalUserId)) throw new Problem(409, 'externalUserId is taken');
      changes.created.push(record);
    },
    move(id, move) {
      changes.moved[id] = { ...changes.moved[id], ...move };
    },
    visit(id, at) {
      changes.visits[id] = at;
    },
    addLink(token, link) {
      changes.links[token] = link;
    },
    link: (token) => existing('Link', changes.links[token]),
    ...deletions,
    addLookup(lookup) {
      changes.lookups.push(lookup);
    },
    lookup: (id) =>
      existing(
        'Check',
        [...changes.lookups, ...every().flatMap(walletsOf)].find((lookup) => lookup.id === id),
      ),
    changes: () => changes,
    restore(saved) {
      changes = readChanges(saved);
    },
  };
}

/** The person of an applicant after their visit; unchanged when there was none. */
function personAfterVisit(
  { id, person }: ApplicantRecord,
  at: string | undefined,
  { seed, today }: { seed: string; today: string },
): Person | null {
  if (at === undefined) return person;
  const visiting = person ?? inventApplicant(`${seed}/allpass/${id}`, today, ALLPASS_MIX, at);
  return { ...visiting, stage: 'waiting', submittedAt: at };
}

function deletionsOf(
  deletions: () => Record<string, string>,
): Pick<Store, 'deletedAt' | 'scheduleDeletion' | 'restoreApplicant'> {
  return {
    deletedAt: (id) => deletions()[id] ?? null,
    scheduleDeletion(id, at) {
      deletions()[id] ??= at;
    },
    restoreApplicant(id) {
      delete deletions()[id];
    },
  };
}

function existing<Value>(name: string, value: Value | undefined): Value {
  if (!value) throw new Problem(404, `${name} not found`);
  return value;
}

/** This file wrote the value, so only its outer shape is checked. */
function readChanges(saved: unknown): Changes {
  const past: Record<string, unknown> = isRecord(saved) ? structuredClone(saved) : {};
  return {
    created: Array.isArray(past.created) ? (past.created as ApplicantRecord[]) : [],
    moved: isRecord(past.moved) ? (past.moved as Record<string, Move>) : {},
    visits: isRecord(past.visits) ? (past.visits as Visits) : {},
    links: isRecord(past.links) ? (past.links as Changes['links']) : {},
    deletions: isRecord(past.deletions) ? (past.deletions as Record<string, string>) : {},
    lookups: Array.isArray(past.lookups) ? (past.lookups as Lookup[]) : [],
  };
}
