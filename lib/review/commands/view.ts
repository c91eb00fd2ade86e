import type { TimelineEntry } from '../applicant/view.ts';
import type { CommandKind, CommandState } from './command.ts';

/** One command as its reader may see it. Times are ISO 8601, UTC. */
export type CommandView = {
  id: string;
  connectionId: string;
  kind: CommandKind;
  /** "Archive". */
  name: string;
  state: CommandState;
  isReversible: boolean;
  /** When and by whom it was ordered. */
  at: string;
  by: string;
  /** When it goes out at the earliest, or when the provider is asked next. */
  notBefore: string;
  sentAt: string | null;
  endedAt: string | null;
  tries: number;
  /** Why it waits or did not go, in our words. */
  problem: string | null;
  /** Why somebody settled it. */
  note: string | null;
  /** What the provider gave back, as long as it opens and only for whoever may ask for such a link. */
  link: string | null;
  linkExpiresAt: string | null;
  scheduledFor: string | null;
  /** Newest first. */
  history: TimelineEntry[];
  may: { withdraw: boolean; resume: boolean; settle: boolean };
};
