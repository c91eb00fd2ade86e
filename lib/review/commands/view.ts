import type { TimelineEntry } from '../applicant/view.ts';
import type { CommandKind, CommandState } from './command.ts';
import type { CryptoSearchView } from './crypto-search.ts';

/** A command as its reader may see it. Times are ISO 8601, UTC. */
export type CommandView = {
  id: string;
  connectionId: string;
  kind: CommandKind;
  /** "Archive". */
  name: string;
  state: CommandState;
  isReversible: boolean;
  /** When it was ordered, and by whom. */
  at: string;
  by: string;
  /** The earliest time of the next call: the command itself or its read back. */
  notBefore: string;
  sentAt: string | null;
  endedAt: string | null;
  tries: number;
  /** Why it waits or was not sent, in a sentence. */
  problem: string | null;
  /** The note with which it was settled. */
  note: string | null;
  /** The link that the provider returned, until it expires; null for readers who may not order such a link. */
  link: string | null;
  linkExpiresAt: string | null;
  scheduledFor: string | null;
  /** Of a search of a wallet or transaction; null for other commands, and where it was erased. */
  search: CryptoSearchView | null;
  /** Newest first. */
  history: TimelineEntry[];
  may: { withdraw: boolean; resume: boolean; settle: boolean };
};
