import { randomUUID } from 'node:crypto';
import { isRecord, Problem } from '#sandbox/http/call.ts';
import { peopleOf } from '#sandbox/people/shared.ts';
import { ONDATO_ACCOUNT } from './account.ts';
import { ONDATO_MIX } from './applicant-mix.ts';
import { type OfficerDecision, withLateFinish, withOfficerDecision } from './later-changes.ts';
import { type Order, sessionOfOrder } from './order.ts';
import type { Redaction } from './redaction.ts';
import { type Session, sessionOf } from './session.ts';

type Changes = {
  orders: Order[];
  /** Initial sessions that were finished later: session id → time. */
  finishedAt: Record<string, string>;
  /** The officer's last decision by session. */
  decisions: Record<string, OfficerDecision>;
  redactions: Record<string, Redaction[]>;
};

export type Store = {
  /** Newest first. */
  all(): Session[];
  /** Throws Problem 404 when there is no such verification. */
  verification(id: string): Session;
  /** Throws Problem 404 when there is no such identification, or it has not begun. */
  identification(id: string): Session;
  redactionsOf(session: Session): readonly Redaction[];
  /** True when the session was ordered while the sandbox runs. */
  isOrdered(id: string): boolean;
  order(input: Pick<Order, 'setupId' | 'externalReferenceId' | 'registration'>, now: Date, id?: string): string;
  /** The applicant opens the link of an order. Throws Problem 404 when there is no such order, 409 when it is over. */
  startOrder(id: string, now: Date): void;
  finishOrder(id: string, now: Date): void;
  /** The applicant of an initial session submits the rest. */
  finishInitial(id: string, at: string): void;
  decide(id: string, decision: OfficerDecision): void;
  redact(id: string, redaction: Redaction): void;
  changes(): Changes;
  restore(changes: unknown): void;
};

export function createStore(seed: string, count: number, today: string): Store {
  const people = peopleOf('ondato', seed, count, today, ONDATO_MIX);
  const initial = people.map((person) => sessionOf(`${seed}/ondato`, person, ONDATO_ACCOUNT.setupId));
  let changes = readChanges(undefined);

  const withChanges = (session: Session): Session =>
    withOfficerDecision(
      withLateFinish(`${seed}/ondato`, session, changes.finishedAt[session.id]),
      changes.decisions[session.id],
    );
  const all = () =>
    [...initial, ...changes.orders.map((order) => sessionOfOrder(`${seed}/ondato`, today, order))]
      .map(withChanges)
      .sort(newestFirst);
  const openOrder = (id: string): Order => {
    const order = changes.orders.find((each) => each.id === id);
    if (!order) throw new Problem(404, 'There is no such link');
    if (order.finishedUtc !== null) throw new Problem(409, 'This verification is over');
    return order;
  };
  const startOrder = (id: string, now: Date) => {
    openOrder(id).startedUtc ??= now.toISOString();
  };
  return {
    all,
    startOrder,
    verification: (id) => found(all().find((session) => session.id === id)),
    identification: (id) =>
      found(all().find((session) => session.identificationId === id && session.progress.status !== null)),
    redactionsOf: ({ id }) => changes.redactions[id] ?? [],
    isOrdered: (id) => changes.orders.some((order) => order.id === id),
    order(input, now, id = randomUUID()) {
      changes.orders.push({ id, createdUtc: now.toISOString(), ...input, startedUtc: null, finishedUtc: null });
      return id;
    },
    finishOrder(id, now) {
      startOrder(id, now);
      openOrder(id).finishedUtc = now.toISOString();
    },
    finishInitial(id, at) {
      changes.finishedAt[id] = at;
    },
    decide(id, decision) {
      changes.decisions[id] = decision;
    },
    redact(id, redaction) {
      changes.redactions[id] = [...(changes.redactions[id] ?? []), redaction];
    },
    changes: () => changes,
    restore(saved) {
      changes = readChanges(saved);
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

/** This file wrote the value, so only its outer shape is checked. */
function readChanges(saved: unknown): Changes {
  const { orders, finishedAt, decisions, redactions }: Record<string, unknown> = isRecord(saved)
    ? structuredClone(saved)
    : {};
  return {
    orders: Array.isArray(orders) ? (orders as Order[]) : [],
    finishedAt: isRecord(finishedAt) ? (finishedAt as Changes['finishedAt']) : {},
    decisions: isRecord(decisions) ? (decisions as Changes['decisions']) : {},
    redactions: isRecord(redactions) ? (redactions as Changes['redactions']) : {},
  };
}
