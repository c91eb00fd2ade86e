import { randomUUID } from 'node:crypto';
import { isRecord, Problem } from '#sandbox/http/call.ts';
import { peopleOf } from '#sandbox/people/shared.ts';
import { ONDATO_ACCOUNT } from './account.ts';
import { ONDATO_CLIENTELE } from './applicant-mix.ts';
import { type Verdict, withVerdict, withVisit } from './later-changes.ts';
import { type Ordered, sessionOfOrder } from './order.ts';
import type { Redaction } from './redaction.ts';
import { type Session, sessionOf } from './session.ts';

type Changes = {
  ordered: Ordered[];
  /** When one of those who were there from the start came back and finished. */
  visits: Record<string, string>;
  /** What the vendor's officer said last. */
  verdicts: Record<string, Verdict>;
  redactions: Record<string, Redaction[]>;
};

export type Store = {
  /** Newest first. */
  all(): Session[];
  /** Throws 404 when there is no such verification. */
  verification(id: string): Session;
  /** Throws 404 when there is no such identification, or nobody has begun it. */
  identification(id: string): Session;
  redactionsOf(session: Session): readonly Redaction[];
  /** Whether it was ordered while the sandbox ran. */
  isOrdered(id: string): boolean;
  order(wanted: Pick<Ordered, 'setupId' | 'externalReferenceId' | 'registration'>, now: Date, id?: string): string;
  /** Somebody follows the link, and later is through. Throws 404 for a session nobody ordered, 409 for one that is over. */
  start(id: string, now: Date): void;
  finish(id: string, now: Date): void;
  /** One of those who were there from the start finishes what they began. */
  visit(id: string, at: string): void;
  decide(id: string, verdict: Verdict): void;
  redact(id: string, redaction: Redaction): void;
  changes(): Changes;
  restore(changes: unknown): void;
};

export function createStore(seed: string, count: number, today: string): Store {
  const people = peopleOf('ondato', seed, count, today, ONDATO_CLIENTELE);
  const drawn = people.map((person) => sessionOf(`${seed}/ondato`, person, ONDATO_ACCOUNT.setupId));
  let changes = readChanges(undefined);

  const asOfNow = (session: Session): Session =>
    withVerdict(withVisit(`${seed}/ondato`, session, changes.visits[session.id]), changes.verdicts[session.id]);
  const all = () =>
    [...drawn, ...changes.ordered.map((order) => sessionOfOrder(`${seed}/ondato`, today, order))]
      .map(asOfNow)
      .sort(newestFirst);
  const ordered = (id: string): Ordered => {
    const order = changes.ordered.find((each) => each.id === id);
    if (!order) throw new Problem(404, 'There is no such link');
    if (order.finishedUtc !== null) throw new Problem(409, 'This verification is over');
    return order;
  };
  const start = (id: string, now: Date) => {
    ordered(id).startedUtc ??= now.toISOString();
  };
  return {
    all,
    start,
    verification: (id) => found(all().find((session) => session.id === id)),
    identification: (id) =>
      found(all().find((session) => session.identificationId === id && session.progress.status !== null)),
    redactionsOf: ({ id }) => changes.redactions[id] ?? [],
    isOrdered: (id) => changes.ordered.some((order) => order.id === id),
    order(wanted, now, id = randomUUID()) {
      changes.ordered.push({ id, createdUtc: now.toISOString(), ...wanted, startedUtc: null, finishedUtc: null });
      return id;
    },
    finish(id, now) {
      start(id, now);
      ordered(id).finishedUtc = now.toISOString();
    },
    visit(id, at) {
      changes.visits[id] = at;
    },
    decide(id, verdict) {
      changes.verdicts[id] = verdict;
    },
    redact(id, redaction) {
      changes.redactions[id] = [...(changes.redactions[id] ?? []), redaction];
    },
    changes: () => changes,
    restore(kept) {
      changes = readChanges(kept);
    },
  };
}

function found(session: Session | undefined): Session {
  if (!session) throw new Problem(404, 'Not found');
  return session;
}

function newestFirst(a: Session, b: Session): number {
  return b.createdUtc.localeCompare(a.createdUtc) || a.id.localeCompare(b.id);
}

/** Written by this same file; only the outer shape is looked at. */
function readChanges(kept: unknown): Changes {
  const { ordered, visits, verdicts, redactions } = structuredClone(isRecord(kept) ? kept : {}) as Record<
    string,
    unknown
  >;
  return {
    ordered: Array.isArray(ordered) ? (ordered as Ordered[]) : [],
    visits: isRecord(visits) ? (visits as Changes['visits']) : {},
    verdicts: isRecord(verdicts) ? (verdicts as Changes['verdicts']) : {},
    redactions: isRecord(redactions) ? (redactions as Changes['redactions']) : {},
  };
}
