import type { RuleValues } from './rule.ts';

/** One key whose value differs; null where a side has none. */
export type RuleDifference = { key: string; before: number | boolean | null; after: number | boolean | null };

/** What differs between two sets of values, in the order of `keys`. */
export function differencesOf(before: RuleValues, after: RuleValues, keys: readonly string[]): RuleDifference[] {
  return keys.flatMap((key) => {
    const [was, is] = [valueAt(before, key), valueAt(after, key)];
    return was === is ? [] : [{ key, before: was, after: is }];
  });
}

/** A draft on new ground: what came of it, and which keys were changed by whom. */
export type Rebased = {
  values: RuleValues;
  /** Keys that only the draft changed. */
  mine: string[];
  /** Keys that only the vendor's side changed; they take the new value. */
  theirs: string[];
  /** Keys that both changed, to different values; the draft's value stays, and a person looks at it. */
  conflicts: string[];
};

/**
 * Moves a draft from the values it began with to those in force now (three-way merge).
 * @param base what was in force when the draft began
 */
export function rebase(base: RuleValues, draft: RuleValues, current: RuleValues, keys: readonly string[]): Rebased {
  const values: Record<string, number | boolean> = {};
  const [mine, theirs, conflicts]: [string[], string[], string[]] = [[], [], []];
  for (const key of keys) {
    const [was, wanted, now] = [base, draft, current].map((side) => valueAt(side, key)) as [Value, Value, Value];
    const isMine = wanted !== was;
    const isTheirs = now !== was;
    if (isMine && isTheirs && wanted !== now) conflicts.push(key);
    else if (isMine && !isTheirs) mine.push(key);
    else if (isTheirs && !isMine) theirs.push(key);
    const value = isMine ? wanted : now;
    if (value !== null) values[key] = value;
  }
  return { values, mine, theirs, conflicts };
}

type Value = number | boolean | null;

function valueAt(values: RuleValues, key: string): Value {
  return Object.hasOwn(values, key) ? (values[key] ?? null) : null;
}
