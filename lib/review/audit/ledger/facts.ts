import { wordsOf } from '../../applicant/labels.ts';
import { caseLabel, caseStates } from '../../case/case.ts';
import { sentenceCase } from '../../sentence-case.ts';
import { momentLabel } from '../../values/day.ts';

/** One thing that an entry says; with `before` where the entry says what it was. `isCode`: a hash or an id. */
export type EntryFact = { label: string; before: string | null; after: string; isCode: boolean };

type Details = Record<string, unknown>;
type NameOf = (id: string) => string | undefined;

/** Two keys of which the first is before and the second after the act. */
const pairs: [before: string, after: string, label: string][] = [
  ['stateBefore', 'stateAfter', 'State'],
  ['fromId', 'toId', 'Member'],
  ['beforeHash', 'contentHash', 'Content'],
  ['currentHash', 'draftHash', 'Values'],
  ['baseHash', 'draftHash', 'Values'],
];

/** The state that an act led to, or came from, where its entry names only the other one. */
const impliedState: Record<string, { stateBefore?: string; stateAfter?: string }> = {
  'decision.recorded': { stateAfter: 'decided' },
  'decision.staged': { stateAfter: 'waiting_for_second' },
  'decision.undone': { stateBefore: 'decided' },
  'case.claimed': { stateAfter: 'claimed' },
  'case.taken-over': { stateAfter: 'claimed' },
};

const mostItems = 12;

/**
 * All that an entry says beside its sentence: what changed first, then the rest in the order of the entry. Values are
 * those of the entry, in words where they are states, moments or ids with a name.
 */
export function factsOf(kind: string, details: Details, nameOf: NameOf): EntryFact[] {
  const whole: Details = { ...impliedState[kind], ...details };
  const paired = pairs.filter(([before, after]) => before in whole && after in whole);
  const isPaired = (key: string) => paired.some(([before, after]) => key === before || key === after);
  return [
    ...paired.map(([before, after, label]) => ({
      label,
      before: textOf(whole[before], nameOf) ?? 'none',
      after: textOf(whole[after], nameOf) ?? 'none',
      isCode: isCode(whole[after], nameOf),
    })),
    ...Object.entries(details).flatMap(([key, value]) => (isPaired(key) ? [] : plainFact(key, value, nameOf))),
  ];
}

/** The places of two JSON values that differ, each with both values; a place that one of them lacks is "none" there. */
export function valueChanges(before: unknown, after: unknown): EntryFact[] {
  const [old, now] = [new Map(leavesOf(before)), new Map(leavesOf(after))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((place) => old.get(place) !== now.get(place))
    .map((place) => ({
      label: place,
      before: old.get(place) ?? 'none',
      after: now.get(place) ?? 'none',
      isCode: false,
    }));
}

function plainFact(key: string, value: unknown, nameOf: NameOf): EntryFact[] {
  const after = textOf(value, nameOf);
  if (after === null) return [];
  const isNamed = typeof value === 'string' && nameOf(value) !== undefined;
  const label = labelOf(isNamed ? key.replace(/Id$/, '') : key);
  return [{ label, before: null, after, isCode: isCode(value, nameOf) }];
}

function textOf(value: unknown, nameOf: NameOf): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return value.toLocaleString('en');
  if (typeof value === 'string') return wordOf(value, nameOf);
  if (Array.isArray(value)) return listOf(value, nameOf);
  const parts = Object.entries(value).map(([key, part]) => `${labelOf(key)}: ${textOf(part, nameOf) ?? 'none'}`);
  return parts.length === 0 ? null : parts.join(', ');
}

function wordOf(text: string, nameOf: NameOf): string {
  const state = caseStates.find((each) => each === text);
  if (state) return caseLabel(state, null);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)) return momentLabel(new Date(text));
  return nameOf(text) ?? text;
}

function listOf(values: readonly unknown[], nameOf: NameOf): string | null {
  if (values.length === 0) return null;
  if (values.some((value) => typeof value === 'object')) return String(values.length);
  const shown = values.slice(0, mostItems).map((value) => textOf(value, nameOf) ?? 'none');
  const more = values.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

function isCode(value: unknown, nameOf: NameOf): boolean {
  return typeof value === 'string' && nameOf(value) === undefined && /^[0-9a-f-]{16,}$/.test(value);
}

/** `applicantId` as "Applicant id". */
function labelOf(key: string): string {
  return sentenceCase(wordsOf(key));
}

function leavesOf(value: unknown, place = ''): [place: string, text: string][] {
  if (typeof value !== 'object' || value === null) return [[place || 'Value', value === null ? 'none' : String(value)]];
  return Object.entries(value).flatMap(([key, part]) => {
    const name = Array.isArray(value) ? nameInList(key, part) : labelOf(key);
    return leavesOf(part, place === '' ? name : `${place}, ${name}`);
  });
}

/** An item of a list is known by its code or key, so that one more in the middle does not change those after it. */
function nameInList(index: string, item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const named = Object.entries(item).find(([key, value]) => /^(?:code|key|id|kind)$/.test(key) && value !== null);
  return named ? String(named[1]) : String(Number(index) + 1);
}
