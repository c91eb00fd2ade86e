import type { FormData } from 'undici';
import type { ProviderError } from '../provider-error.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The bearer token of a connection: asked for before each attempt, and again once after a 401. */
export type TokenSource = {
  current(deadline: number): Promise<string>;
  /** A newer token than the rejected one. */
  renewed(stale: string, deadline: number): Promise<string>;
};

export type ProviderRequest = {
  /** The operation's name, the only thing that a message says of the call. */
  operation: string;
  /** Whether it may be sent again: it only reads, or sending it twice has the effect of once. */
  safe: boolean;
  method: HttpMethod;
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array | FormData;
  /** Which size limit applies. A file operation that is answered with JSON has the larger limit, that of files. */
  expect: 'json' | 'file';
  token?: TokenSource;
  /** Set by http.ts: the end of all attempts together, on the clock of `performance.now()`. */
  deadline?: number;
  /** Called with the first 64 KB of an answer that is over the limit, so that its record can still be named. */
  onTooLarge?(head: Uint8Array): void;
  /**
   * The failure inside a 2xx answer, for vendors that report failures that way. Called within the attempt, so that such
   * a failure is retried, slowed down and counted by the breaker like one of HTTP.
   */
  judge?(answer: ProviderAnswer): ProviderError | null;
};

export type ProviderAnswer = {
  status: number;
  headers: Record<string, string>;
  mediaType: string | null;
  bytes: Uint8Array;
};
