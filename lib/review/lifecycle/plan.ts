import { type CommandKind, isErasing } from '../commands/command.ts';
import { type Act, factsOfAct } from './act.ts';

/** How an applicant is now, as far as an act depends on it. */
export type Standing = {
  isArchived: boolean;
  isErased: boolean;
  isOnHold: boolean;
  isDeletionScheduled: boolean;
  /** Docket could read the applicant at least once; without a copy no command can be ordered. */
  hasCopy: boolean;
};

/** What the vendor takes over the applicant's connection now. */
export type VendorTakes = {
  label: string;
  connection: 'usable' | 'paused' | 'removed';
  kinds: Partial<Record<CommandKind, { isReversible: boolean }>>;
};

/** Where an act will be done for one applicant, and why not elsewhere, in a sentence. */
export type Plan = {
  where: 'both' | 'vendor' | 'here' | 'nowhere';
  kind: CommandKind | null;
  because: string | null;
};

export const onHold = 'Under legal hold.';

/**
 * What an act will do for one applicant: one rule for the dry run, the buttons and the run itself.
 * @param atVendor whether the vendor is told too; acts that exist only at the vendor always tell it
 */
export function planOf(act: Act, atVendor: boolean, now: Standing, vendor: VendorTakes): Plan {
  const { isHere, verb } = factsOfAct(act);
  const kind = atVendor || !isHere ? kindTaken(act, vendor) : null;
  const closed = closedBecause(act, now, kind === null ? null : (vendor.kinds[kind] ?? null));
  if (closed !== null) return nowhere(closed);
  if (kind !== null && now.hasCopy) return { where: isHere ? 'both' : 'vendor', kind, because: wordsFor(act, kind) };
  const missing = now.hasCopy ? unable(vendor, verb) : 'It was never read from the provider, so nothing can be sent.';
  if (!isHere) return nowhere(missing);
  if (!atVendor || factsOfAct(act).kinds.length === 0) return { where: 'here', kind: null, because: null };
  // A paused connection is resumed later: what is erased here now could not be erased there any more.
  if (vendor.connection === 'paused' && act !== 'archive') return nowhere(missing);
  return { where: 'here', kind: null, because: missing };
}

/** Whether an act destroys data, here or at the vendor, which a legal hold forbids. */
export function isForbiddenOnHold(act: Act, command: { isReversible: boolean } | null): boolean {
  return factsOfAct(act).needsSecond || (act === 'archive' && command !== null && isErasing(act, command.isReversible));
}

function kindTaken(act: Act, vendor: VendorTakes): CommandKind | null {
  if (vendor.connection !== 'usable') return null;
  return factsOfAct(act).kinds.find((kind) => vendor.kinds[kind] !== undefined) ?? null;
}

function closedBecause(act: Act, now: Standing, command: { isReversible: boolean } | null): string | null {
  if (now.isErased) return 'Erased already.';
  if (now.isOnHold && isForbiddenOnHold(act, command)) return onHold;
  if (act === 'snooze' && now.isArchived) return 'Archived in Docket.';
  if (act === 'archive' && now.isArchived) return 'Archived in Docket already.';
  if (act === 'unarchive' && !now.isArchived) return 'Not archived in Docket.';
  if (act === 'schedule_deletion' && now.isDeletionScheduled) return 'A deletion is scheduled already.';
  if (act === 'restore' && !now.isDeletionScheduled) return 'No deletion is scheduled.';
  return null;
}

function unable({ label, connection }: VendorTakes, verb: string): string {
  if (connection === 'paused') return `The connection to ${label} is paused.`;
  if (connection === 'removed') return `The connection to ${label} was removed.`;
  return `${label} can’t ${verb}.`;
}

function wordsFor(act: Act, kind: CommandKind): string | null {
  return kind === 'redact' && act !== 'redact' ? 'The provider redacts the data; the row stays there.' : null;
}

function nowhere(because: string): Plan {
  return { where: 'nowhere', kind: null, because };
}
