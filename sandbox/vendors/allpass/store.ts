import { isRecord, Problem } from '#sandbox/http/call.ts';
import { inventVisitor } from '#sandbox/people/new-applicant.ts';
import type { Person } from '#sandbox/people/person.ts';
import { peopleOf } from '#sandbox/people/shared.ts';
import { ALLPASS_CLIENTELE } from './applicant-mix.ts';
import { type Entry, entryOf } from './record.ts';
import { type Lookup, walletOf } from './wallets.ts';

/** What became of somebody since: by an operation, the applicant or an officer. */
type Move = { flowId?: number; status?: string; updatedAt: string };

/** When somebody handed in what a flow asks for. */
type Visits = Record<string, string>;

type Changes = {
  created: Entry[];
  moved: Record<string, Move>;
  visits: Visits;
  /** The links given out: token → applicant. */
  links: Record<string, { applicantId: string; flowName: string | null }>;
  deletions: Record<string, string>;
  lookups: Lookup[];
};

export type Store = {
  /** By the vendor's id or the customer's. Throws 404 when there is none, or none any more. */
  read(id: string, now: Date): Entry;
  /** Newest first, without those who are gone. */
  all(now: Date): Entry[];
  create(entry: Entry): void;
  move(id: string, move: Move): void;
  /** Somebody hands in all that is asked of them; who was only created gets a face and papers with it. */
  visit(id: string, at: string): void;
  addLink(token: string, link: Changes['links'][string]): void;
  link(token: string): Changes['links'][string];
  /** When the record goes for good; `null` when nobody asked for it. */
  deletedAt(id: string): string | null;
  /** The first asking counts; asking again does not put it off. */
  scheduleDeletion(id: string, at: string): void;
  restoreApplicant(id: string): void;
  addLookup(lookup: Lookup): void;
  lookup(id: string): Lookup;
  changes(): Changes;
  restore(changes: unknown): void;
};

export function createStore(seed: string, count: number, today: string): Store {
  const drawn = peopleOf('allpass', seed, count, today, ALLPASS_CLIENTELE).map((person) =>
    entryOf(`${seed}/allpass`, person),
  );
  let changes = readChanges(undefined);

  const every = () => [...drawn, ...changes.created];
  const found = (id: string) =>
    every().find((entry) => entry.id === id) ?? every().find(({ externalUserId }) => externalUserId === id);
  const deletions = deletionsOf(() => changes.deletions);
  const isGone = (id: string, now: Date) => Date.parse(deletions.deletedAt(id) ?? '') <= now.getTime();
  const came = (entry: Entry) => whoCame(entry, changes.visits[entry.id], { seed, today });
  const asOfNow = (entry: Entry): Entry => ({ ...entry, ...changes.moved[entry.id], person: came(entry) });
  return {
    read(id, now) {
      const entry = existing('Applicant', found(id));
      if (isGone(entry.id, now)) throw new Problem(404, 'Applicant not found');
      return asOfNow(entry);
    },
    all: (now) =>
      every()
        .filter(({ id }) => !isGone(id, now))
        .map(asOfNow)
        .sort((a, b) => b.createdAt.localeCompare(a.createdAt)),
    create(entry) {
      if (found(entry.externalUserId)) throw new Problem(409, 'externalUserId is taken');
      changes.created.push(entry);
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
        [...changes.lookups, ...every().map(walletOf)].find((lookup) => lookup.id === id),
      ),
    changes: () => changes,
    restore(kept) {
      changes = readChanges(kept);
    },
  };
}

/** Nobody new where nobody visited. */
function whoCame(
  { id, person }: Entry,
  at: string | undefined,
  { seed, today }: { seed: string; today: string },
): Person | null {
  if (at === undefined) return person;
  const visitor = person ?? inventVisitor(`${seed}/allpass/${id}`, today, ALLPASS_CLIENTELE, at);
  return { ...visitor, stage: 'waiting', submittedAt: at };
}

function deletionsOf(
  kept: () => Record<string, string>,
): Pick<Store, 'deletedAt' | 'scheduleDeletion' | 'restoreApplicant'> {
  return {
    deletedAt: (id) => kept()[id] ?? null,
    scheduleDeletion(id, at) {
      kept()[id] ??= at;
    },
    restoreApplicant(id) {
      delete kept()[id];
    },
  };
}

function existing<Kept>(name: string, kept: Kept | undefined): Kept {
  if (!kept) throw new Problem(404, `${name} not found`);
  return kept;
}

/** Written by this same file; only the outer shape is looked at. */
function readChanges(kept: unknown): Changes {
  const past: Record<string, unknown> = isRecord(kept) ? structuredClone(kept) : {};
  return {
    created: Array.isArray(past.created) ? (past.created as Entry[]) : [],
    moved: isRecord(past.moved) ? (past.moved as Record<string, Move>) : {},
    visits: isRecord(past.visits) ? (past.visits as Visits) : {},
    links: isRecord(past.links) ? (past.links as Changes['links']) : {},
    deletions: isRecord(past.deletions) ? (past.deletions as Record<string, string>) : {},
    lookups: Array.isArray(past.lookups) ? (past.lookups as Lookup[]) : [],
  };
}
