import type { FormData } from 'undici';
import type { ProviderError } from '../provider-error.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Gives the bearer token of a connection; asked before each try, and again once when the vendor answers 401. */
export type TokenSource = {
  current(deadline: number): Promise<string>;
  /** A newer token than the one that was turned away. */
  renewed(stale: string, deadline: number): Promise<string>;
};

export type ProviderRequest = {
  /** The operation's name, the only thing a message says of the call. */
  operation: string;
  /** Whether it may be sent again: it reads, or sending it twice does nothing twice. */
  safe: boolean;
  method: HttpMethod;
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array | FormData;
  /** Which size limit holds. A file operation that is answered with JSON is held to the larger of the two. */
  expect: 'json' | 'file';
  token?: TokenSource;
  /** Set by http.ts: when all tries together must be over, on the clock of `performance.now()`. */
  deadline?: number;
  /** Called with the first 64 KB of an answer that is dropped for its size, so that its record can still be named. */
  onTooLarge?(head: Uint8Array): void;
  /**
   * What a 2xx answer says of its own failure, for vendors that put failures inside one. It is asked within the try, so that
   * such a failure is tried again, paced and counted by the breaker as if HTTP had said it.
   */
  judge?(answer: ProviderAnswer): ProviderError | null;
};

export type ProviderAnswer = {
  status: number;
  headers: Record<string, string>;
  mediaType: string | null;
  bytes: Uint8Array;
};
