import type { Call, Reply } from '../http/call.ts';
import type { WebhookFormat } from '../webhooks/format.ts';
import type { Portal } from './portal.ts';

export type Operation = {
  /** The name of the operation in the adapter's contract, such as `idv.sessionRead`. */
  name: string;
  run(): Reply | Promise<Reply>;
};

/** One simulated vendor. */
export type Vendor = {
  id: string;
  /** The operation that the call asks for; `null` when the vendor has no such address. */
  find(call: Call): Operation | null;
  /** An error answer in the vendor's own form. */
  problem(status: number, message: string): Reply;
  /** Everything that changed since the people were invented from the seed; JSON, kept in the state file. */
  changes(): unknown;
  /** Replaces the current changes with those of a state file; `undefined` returns to the first day. */
  restore(changes: unknown): void;
  portal: Portal;
  /** Absent when the vendor has no webhooks. */
  webhook?: WebhookFormat;
};
