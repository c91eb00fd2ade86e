import 'server-only';
import { type Settings, sealSettings, unsealSettings } from './sealed-settings.ts';

/** Hours for which webhooks signed with a replaced secret are accepted (docs/security.md, bar 13). */
const previousSecretHours = 24;

type Row = {
  id: string;
  pausedBecause: string | null;
  settings: string;
  previousSettings: string | null;
  previousUntil: Date | null;
};

type Wanted = { settings?: (known: Settings) => Settings; secrets: readonly string[]; isLeaked?: boolean };

/**
 * `fields` are the names of the changed settings. `dropsPrevious`: old secrets are deleted and nothing else changes.
 */
export type SettingsChange = {
  fields: string[];
  hasNewSecrets: boolean;
  dropsPrevious: boolean;
  row: Record<string, unknown>;
};

/** The changes of a connection's row for new settings: sealed again, with the replaced secrets kept or dropped. */
export function settingsChange(row: Row, { settings, secrets, isLeaked = false }: Wanted): SettingsChange {
  const forgotten = isLeaked ? { previousSettings: null, previousUntil: null } : {};
  const known = settings ? unsealSettings(row.id, row.settings) : {};
  const next = settings ? settings(known) : {};
  const fields = changedNames(known, next);
  if (fields.length === 0) {
    return { fields, hasNewSecrets: false, dropsPrevious: isLeaked && row.previousSettings !== null, row: forgotten };
  }
  const replaced = fields.filter((name) => secrets.includes(name));
  const sealed = { settings: sealSettings(row.id, next), ...forgotten };
  if (replaced.length === 0) return { fields, hasNewSecrets: false, dropsPrevious: false, row: sealed };
  // The finding that a key erases what it reads, and the consent to it, end when the key is replaced.
  const newKey = {
    acceptsErasure: false,
    ...(row.pausedBecause === 'erases_what_it_reads' ? { pausedBecause: 'by_hand' } : {}),
  };
  const kept = isLeaked || isKeptAlready(row, known, replaced) ? {} : keptForAWhile(row.id, known);
  return { fields, hasNewSecrets: true, dropsPrevious: false, row: { ...sealed, ...newKey, ...kept } };
}

/** When two secrets are replaced one after the other, the first stays accepted until its own end. */
function isKeptAlready({ id, previousSettings, previousUntil }: Row, known: Settings, replaced: string[]): boolean {
  if (previousSettings === null || previousUntil === null || previousUntil <= new Date()) return false;
  const earlier = changedNames(unsealSettings(id, previousSettings, 'previous_settings'), known);
  return !replaced.some((name) => earlier.includes(name));
}

function keptForAWhile(id: string, known: Settings) {
  const previousUntil = new Date(Date.now() + previousSecretHours * 3_600_000);
  return { previousSettings: sealSettings(id, known, 'previous_settings'), previousUntil };
}

function changedNames(before: Settings, after: Settings): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
