import { doubleMetaphone } from 'double-metaphone';
import type { WordPair } from './align.ts';
import type { NameMatch } from './name-match.ts';
import { differingRuns, type MarkedText } from './row.ts';
import type { Word } from './words.ts';

/**
 * How two names compare, in words: "James = James, Walker = Walker, Alisdair only on the list", then what is near, the
 * order, and why the name alone is not enough. The first name is the applicant's, the second the list's.
 */
export function nameSentences(match: NameMatch): string[] {
  if (match.limit === 'script') return ['Names in scripts that can’t be compared letter by letter'];
  const { onlyA, onlyB, pairs } = match;
  const [first, second] = [onlyA.filter(isNamed), onlyB.filter(isNamed)];
  const against = Math.min(first.length, second.length);
  const parts = [
    ...pairs
      .filter(({ a, b }) => isNamed(a) || isNamed(b))
      .map(({ a, b, match: { how } }) => `${a.text} ${how === 'equal' ? '=' : '≈'} ${b.text}`),
    ...(against > 0 ? [`${textOf(first)} ≠ ${textOf(second)}`] : []),
    ...(against === 0 && first.length > 0 ? [`${textOf(first)} only at the applicant`] : []),
    ...(against === 0 && second.length > 0 ? [`${textOf(second)} only on the list`] : []),
  ];
  const near = pairs.flatMap((pair) => nearness(pair) ?? []);
  return [parts.join(', '), ...near, ...orderWords(match), ...limitWords(match), ...soundsAlike(first, second)].filter(
    (sentence) => sentence !== '',
  );
}

const isNamed = ({ kind }: Word) => kind !== 'particle';
const textOf = (words: Word[]) => words.map(({ text }) => text).join(' ');

function nearness({ a, b, match: { how, letters } }: WordPair): string | null {
  const both = `${a.text} and ${b.text}`;
  if (how === 'letters') return `${letters === 1 ? 'One letter' : `${letters} letters`} apart: ${both}`;
  if (how === 'spelling') return `Two spellings of one name: ${both}`;
  if (how === 'family') return `Two spellings of one family name: ${both}`;
  if (how === 'script') return `The same name in two scripts: ${both}`;
  if (how === 'short') return `Short form of one name: ${both}`;
  return how === 'initial' ? `Only an initial: ${both}` : null;
}

function orderWords({ order }: NameMatch): string[] {
  if (order === 'swapped') return ['Order swapped: both orders were compared'];
  return order === 'swapped_known' ? ['Given and family name change places'] : [];
}

function limitWords({ limit }: NameMatch): string[] {
  const needed = 'a birth date or a number must agree too';
  if (limit === 'one_name') return [`Only one name can be compared: ${needed}`];
  if (limit === 'single_names') return [`A name of one word: ${needed}`];
  if (limit === 'initial') return [`A family name with an initial: ${needed}`];
  return limit === 'company_form' ? ['Only the kind of company agrees'] : [];
}

/** A hint without points: codes of sound put too many different names together. */
function soundsAlike(first: Word[], second: Word[]): string[] {
  return first.flatMap((a) => {
    const b = second.find((other) => isAlike(a, other));
    return b ? [`Sounds alike, no points: ${a.text} and ${b.text}`] : [];
  });
}

function isAlike(a: Word, b: Word): boolean {
  if (a.kind !== 'name' || b.kind !== 'name') return false;
  const [x, y] = [doubleMetaphone(a.plain), doubleMetaphone(b.plain)];
  return x[0].length > 1 && x.some((code) => y.includes(code));
}

/** Both names with the runs that differ: letters within words that are near, else whole words. */
export function markedNames(a: string, b: string, match: NameMatch): [MarkedText, MarkedText] {
  if (match.limit === 'script') return [unmarked(a), unmarked(b)];
  const runs = match.pairs.map(({ a: x, b: y, match: { how } }) => {
    if (how === 'equal' || x.script !== y.script) return [[], []] as const;
    const [first, second] = differingRuns(x.text, y.text);
    return [moved(first, x), moved(second, y)] as const;
  });
  const marksOf = (side: 0 | 1, only: Word[]) =>
    [...runs.flatMap((run) => run[side]), ...only.filter(isNamed).map(({ from, to }) => ({ from, to }))].toSorted(
      (one, other) => one.from - other.from,
    );
  return [
    { text: a, marks: marksOf(0, match.onlyA) },
    { text: b, marks: marksOf(1, match.onlyB) },
  ];
}

const unmarked = (text: string): MarkedText => ({ text, marks: [] });

/** The runs of a word, where the word is in its name. Of words that were joined the place is not known. */
function moved({ text, marks }: MarkedText, { from, to }: Word): MarkedText['marks'] {
  if (to - from !== text.length) return [];
  return marks.map((mark) => ({ from: mark.from + from, to: mark.to + from }));
}
