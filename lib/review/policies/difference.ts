import type { Policies } from './policies.ts';

/** A value of a policy, as JSON has it; undefined where there is none. */
export type PolicyValue = string | number | boolean | null | undefined | readonly PolicyValue[] | PolicyTree;

export type PolicyTree = { readonly [key: string]: PolicyValue };

/**
 * One difference between two policies. `path`: the keys that lead to it; an entry of a list is named by its code or id,
 * so that one added in the middle changes no other. A whole entry that was added or removed is one difference.
 */
export type PolicyDifference = { path: string[]; before: PolicyValue; after: PolicyValue };

/** What differs, in the order of the policies. */
export function differencesOf(before: Policies, after: Policies): PolicyDifference[] {
  return differencesIn(before as PolicyTree, after as PolicyTree, []);
}

/**
 * A draft moved to other published policies: what the draft changed stays changed, all else is as published now.
 * `clashes`: paths that both sides changed, to different values; there the draft's value is kept.
 */
export function rebase(base: Policies, draft: Policies, current: Policies): { values: Policies; clashes: string[] } {
  const clashes: string[] = [];
  const values = merged({ base, mine: draft, theirs: current } as Sides, [], clashes);
  // The three have one shape, and a merge adds nothing to it.
  return { values: values as unknown as Policies, clashes };
}

type Sides = Record<'base' | 'mine' | 'theirs', PolicyValue>;

function differencesIn(before: PolicyValue, after: PolicyValue, path: string[]): PolicyDifference[] {
  if (isSame(before, after)) return [];
  const [was, is] = [entriesOf(before), entriesOf(after)];
  if (!was || !is) return [{ path, before, after }];
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  return keys.flatMap((key) => differencesIn(was.get(key), is.get(key), [...path, key]));
}

function merged(sides: Sides, path: string[], clashes: string[]): PolicyValue {
  const { base, mine, theirs } = sides;
  if (isSame(mine, base)) return theirs;
  if (isSame(theirs, base) || isSame(mine, theirs)) return mine;
  const parts = [entriesOf(base), entriesOf(mine), entriesOf(theirs)] as const;
  const [was, draft, now] = parts;
  if (!was || !draft || !now) {
    clashes.push(path.join('.'));
    return mine;
  }
  const keys = [...new Set([...now.keys(), ...draft.keys()])];
  const entries = keys.flatMap((key) => {
    const of = { base: was.get(key), mine: draft.get(key), theirs: now.get(key) };
    const value = merged(of, [...path, key], clashes);
    return value === undefined ? [] : [[key, value] as const];
  });
  return isList(mine) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

/** The parts of an object or of a list by their names; null for a single value. */
function entriesOf(value: PolicyValue): Map<string, PolicyValue> | null {
  if (isList(value)) return new Map(value.map((entry) => [nameOf(entry), entry]));
  return isTree(value) ? new Map(Object.entries(value)) : null;
}

/** What names an entry of a list: its code, its id, or the word itself. */
function nameOf(entry: PolicyValue): string {
  return isTree(entry) ? String(entry.code ?? entry.id) : String(entry);
}

function isList(value: PolicyValue): value is readonly PolicyValue[] {
  return Array.isArray(value);
}

function isTree(value: PolicyValue): value is PolicyTree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values are the same, whatever the order of their keys, and of their entries. */
function isSame(a: PolicyValue, b: PolicyValue): boolean {
  const [left, right] = [entriesOf(a), entriesOf(b)];
  if (!left || !right || isList(a) !== isList(b)) return a === b;
  const keys = new Set([...left.keys(), ...right.keys()]);
  return [...keys].every((key) => isSame(left.get(key), right.get(key)));
}
