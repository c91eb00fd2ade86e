import type { VendorHit } from './hit.ts';

/** The parts of a hit that count as its content: those that open it again when they change. */
const parts = {
  list: 'List',
  topic: 'Topic',
  name: 'Name',
  aliases: 'Aliases',
  birthDate: 'Birth date',
  countries: 'Countries',
  identifiers: 'Identifiers',
  gender: 'Gender',
  url: 'Web address',
  reason: 'Reason',
} as const satisfies Partial<Record<keyof VendorHit, string>>;

type Part = keyof typeof parts;

/** One part that changed, with both values as they are shown; an empty list is an empty text. */
export type HitChange = { part: Part; label: string; before: string; after: string };

/**
 * What of a hit counts as its content, in one canonical text, to be hashed: no score, no time, and lists sorted,
 * because vendors change these at every scan. The ids of the entry are left out: lists give an entry a new id and say
 * the former one, and that alone changes nothing about the person.
 */
export function contentText(hit: VendorHit): string {
  return JSON.stringify(partNames.map((part) => [part, contentOf(hit, part)]));
}

/** The parts of the content that differ, in the order of the screen. Empty when the content texts are equal. */
export function changesBetween(before: VendorHit, after: VendorHit): HitChange[] {
  return partNames.flatMap((part) => {
    const [was, is] = [contentOf(before, part), contentOf(after, part)];
    return JSON.stringify(was) === JSON.stringify(is)
      ? []
      : [{ part, label: parts[part], before: shown(was), after: shown(is) }];
  });
}

const partNames = Object.keys(parts) as Part[];

function contentOf(hit: VendorHit, part: Part): string | string[] {
  const value = hit[part];
  if (Array.isArray(value)) return [...new Set(value.map((each) => each.trim()))].filter(Boolean).sort();
  const text = value?.trim() ?? '';
  // What follows the question mark often is a token of one scan.
  return part === 'url' ? text.replace(/[?#].*$/, '') : text;
}

function shown(value: string | string[]): string {
  return Array.isArray(value) ? value.join(', ') : value;
}
