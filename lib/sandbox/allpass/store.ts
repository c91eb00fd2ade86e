import { peopleOf } from '../people/shared.ts';
import { isRecord, Problem } from '../wire.ts';
import { ALLPASS_CLIENTELE } from './clientele.ts';
import { type Entry, entryOf } from './entry.ts';
import { type Lookup, walletOf } from './wallets.ts';

type Move = { flowId: number; status: string; updatedAt: string };
type Changes = { created: Entry[]; moved: Record<string, Move>; deletions: Record<string, string>; lookups: Lookup[] };

export type Store = {
  /** By the vendor's id or the customer's. Throws 404 when there is none, or none any more. */
  read(id: string, now: Date): Entry;
  create(entry: Entry): void;
  move(id: string, move: Move): void;
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
  const drawn = peopleOf('allpass', seed, count, today, ALLPASS_CLIENTELE).map((person) => entryOf(`${seed}/allpass`, person));
  let changes = readChanges(undefined);

  const all = () => [...drawn, ...changes.created];
  const found = (id: string) => all().find((entry) => entry.id === id) ?? all().find(({ externalUserId }) => externalUserId === id);
  const deletions = deletionsOf(() => changes.deletions);
  return {
    read(id, now) {
      const entry = existing('Applicant', found(id));
      if (Date.parse(deletions.deletedAt(entry.id) ?? '') <= now.getTime()) throw new Problem(404, 'Applicant not found');
      return { ...entry, ...changes.moved[entry.id] };
    },
    create(entry) {
      if (found(entry.externalUserId)) throw new Problem(409, 'externalUserId is taken');
      changes.created.push(entry);
    },
    move(id, move) {
      changes.moved[id] = move;
    },
    ...deletions,
    addLookup(lookup) {
      changes.lookups.push(lookup);
    },
    lookup: (id) =>
      existing(
        'Check',
        changes.lookups.find((lookup) => lookup.id === id) ??
          all()
            .map(walletOf)
            .find((wallet) => wallet.id === id),
      ),
    changes: () => changes,
    restore(kept) {
      changes = readChanges(kept);
    },
  };
}

function deletionsOf(kept: () => Record<string, string>): Pick<Store, 'deletedAt' | 'scheduleDeletion' | 'restoreApplicant'> {
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
    deletions: isRecord(past.deletions) ? (past.deletions as Record<string, string>) : {},
    lookups: Array.isArray(past.lookups) ? (past.lookups as Lookup[]) : [],
  };
}
