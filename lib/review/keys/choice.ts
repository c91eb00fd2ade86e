import { Refusal } from '../refusal.ts';
import { type KeyAct, keyActs } from './acts.ts';

/** What a member chose: whether single letters act, and the keys they changed, by the id of what they do. */
export type KeyChoice = { areOn: boolean; changed: Record<string, string> };

/** A change of the choice. */
export type KeyEdit =
  | { do: 'set'; act: string; key: string }
  | { do: 'reset'; act: string }
  | { do: 'reset-all' }
  | { do: 'switch'; areOn: boolean };

/**
 * A choice as the screens use it: changed keys by group and former key (`Queue j`), of a sequence its first key.
 */
export type ScreenKeys = { areOn: boolean; changed: Record<string, string> };

export const asTheyCome: KeyChoice = { areOn: true, changed: {} };

/** The choice that is stored, without what is no key of this version any more. */
export function choiceOf(stored: unknown): KeyChoice {
  if (!isRecord(stored)) return asTheyCome;
  const changed = isRecord(stored.changed) ? stored.changed : {};
  const known = keyActs.flatMap(({ id }): [string, string][] => {
    const key = changed[id];
    return typeof key === 'string' && isFree(key) ? [[id, key]] : [];
  });
  return { areOn: stored.areOn !== false, changed: Object.fromEntries(known) };
}

export function screenKeys({ areOn, changed }: KeyChoice): ScreenKeys {
  const entries = keyActs.flatMap(({ id, of, key }) => {
    const own = changed[id];
    return own === undefined ? [] : of.map((group) => [`${group} ${key}`, own] as const);
  });
  return { areOn, changed: Object.fromEntries(entries) };
}

/** The key of an act on the screens of a member. */
export function keyOf({ changed }: ScreenKeys, { of, key }: KeyAct): string {
  return changed[`${of[0]} ${key}`] ?? key;
}

/**
 * A choice after a change.
 * @throws Refusal `not_found` for an act that is none; `invalid` for a key that is reserved or taken
 */
export function edited(choice: KeyChoice, edit: KeyEdit): KeyChoice {
  if (edit.do === 'switch') return { ...choice, areOn: edit.areOn };
  if (edit.do === 'reset-all') return { ...choice, changed: {} };
  const act = keyActs.find(({ id }) => id === edit.act);
  if (!act) throw new Refusal('not_found', 'Docket has no such key.');
  const { [act.id]: _, ...others } = choice.changed;
  const key = edit.do === 'set' ? edit.key : act.key;
  const refused = whyNot({ ...choice, changed: others }, act, key);
  if (refused) throw new Refusal('invalid', refused, { [act.id]: refused });
  return { ...choice, changed: key === act.key ? others : { ...others, [act.id]: key } };
}

/** Why an act can't have a key, as a sentence, or null. */
function whyNot(choice: KeyChoice, act: KeyAct, key: string): string | null {
  if (key === act.key) {
    // It comes with this key, and reserved ones are among those.
  } else if (/^\d$/.test(key)) return 'Digits choose images, reasons and options. Press another key.';
  else if (!isFree(key)) return 'Only a single letter or sign will do. Docket or the browser uses this key itself.';
  const other = keyActs.find((one) => one !== act && isBeside(one, act) && hasKey(choice, one, act, key));
  if (!other) return null;
  return `“${key}” is taken by “${other.does}” (${other.group}). Give that another key first.`;
}

/** Whether another act has the key. Two that come with the same key take turns, and may go on to do so. */
function hasKey({ changed }: KeyChoice, other: KeyAct, act: KeyAct, key: string): boolean {
  return (changed[other.id] ?? other.key) === key && !(other.key === key && act.key === key);
}

function isBeside(one: KeyAct, other: KeyAct): boolean {
  return one.on === null || other.on === null || one.on.some((screen) => other.on?.includes(screen));
}

/** A single letter, punctuation mark or symbol of the keyboard. */
function isFree(key: string): boolean {
  return key.length === 1 && /^[\p{L}\p{P}\p{S}]$/u.test(key);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
