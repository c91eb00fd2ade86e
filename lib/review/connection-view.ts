import type { ConnectionState } from './connection-state.ts';
import type { PullProgress } from './views.ts';

/** One connection as the list and its own page show it. Times are ISO 8601, UTC; no setting is in it. */
export type ConnectionLine = {
  id: string;
  provider: string;
  providerLabel: string;
  label: string;
  mode: 'test' | 'live';
  state: ConnectionState;
  pull: PullProgress & { round: number };
  lastAnswerAt: string | null;
  /** Whom the provider is still to be asked about, and since when the first of them waits. */
  asks: { waiting: number; oldestDueAt: string | null };
  /** Calls of the last hour, and how many of them failed. */
  calls: { all: number; failed: number };
  /** Until when the provider asked us to rest. */
  restsUntil: string | null;
  /** Deliveries since midnight UTC: events that were believed, and how many were not. */
  webhooks: { accepted: number; refused: number };
  /** Who could not be asked about, and waits for a person. */
  deadLetters: number;
  /** Commands that wait for a person. */
  commands: number;
};

export type ConnectionList = { connections: ConnectionLine[]; readAt: string };

/** What only the page of one connection shows. */
export type ConnectionDetail = {
  addedAt: string;
  isRemoved: boolean;
  acceptsErasure: boolean;
  roundEveryMinutes: number | null;
  callsPerSecond: number | null;
  /** Until when webhooks signed with a replaced secret are still believed. */
  previousUntil: string | null;
};
