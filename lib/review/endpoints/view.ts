import type { CaseEvent } from './event.ts';

/** Why an endpoint is disabled: by an admin, or because it answered that it is gone for good (410). */
export type DisabledBecause = 'by_hand' | 'gone';

/** Why a try failed. `answered`: with a status other than 2xx. */
export type TryCode = 'answered' | 'redirect' | 'timeout' | 'unavailable' | 'refused' | 'not_http' | 'sealed';

/** One of the organisation's own systems that is told of decisions. Its secret is never part of this. */
export type EndpointLine = {
  id: string;
  name: string;
  url: string;
  events: CaseEvent[];
  isActive: boolean;
  disabledBecause: DisabledBecause | null;
  /** Since when no try was answered with 2xx; null while the last one was, or before any. */
  failingSince: string | null;
  lastDoneAt: string | null;
  /** Messages that have not ended. */
  waiting: number;
  /** Until when requests are signed with the secret before the last rotation too; null when with one alone. */
  previousUntil: string | null;
};

export type MessageState = 'waiting' | 'delivered' | 'failed' | 'withdrawn';

/** What one endpoint is told of one decision, with its tries. */
export type MessageLine = {
  id: string;
  endpointId: string;
  endpointName: string;
  /** False for a removed endpoint: nothing is sent there again. */
  isEndpointThere: boolean;
  event: string;
  /** "DK-1042"; null for a test event. */
  caseNumber: string | null;
  state: MessageState;
  tries: number;
  createdAt: string;
  /** Of the last try; null before the first. */
  triedAt: string | null;
  /** When the next try is due; null when there is none. */
  nextAt: string | null;
  answer: TryAnswer | null;
};

/** The result of one try: the status of the answer, or why there was none, and after how many milliseconds. */
export type TryAnswer = { status: number | null; code: TryCode | null; tookMs: number };

/** `next` is an opaque cursor of the next page. */
export type MessageLog = { lines: MessageLine[]; next: string | null };

/** A secret that was just made; shown once. */
export type MadeSecret = { secret: string };

/** The names of the active endpoints that take an event, for those who decide. */
export type ToldEndpoint = { name: string; events: CaseEvent[] };
