import { isKnownFamilyName } from './family-names.ts';
import { matchWords, type WordMatch } from './word-pair.ts';
import { joinWords, type Word } from './words.ts';

export type WordPair = { a: Word; b: Word; match: WordMatch };

/** The words of two names in pairs that agree, and the words that only one of them has. */
export type Alignment = { pairs: WordPair[]; onlyA: Word[]; onlyB: Word[] };

/** Pairs each word with its best counterpart, best pairs first. Words that one name writes as one are joined first. */
export function alignWords(a: Word[], b: Word[]): Alignment {
  const whole = wholeMatch(a, b);
  if (whole) return whole;
  const [joinedA, joinedB] = [joinLike(a, b), joinLike(b, a)];
  const isChinese = a.some((x) => isKnownFamilyName(x.plain) && b.some((y) => y.plain === x.plain));
  const found = joinedA.flatMap((x, atA) =>
    joinedB.flatMap((y, atB) => {
      const match = matchWords(x, y);
      return match && !(isChinese && isOtherSyllable(x, y, match)) ? [{ pair: { a: x, b: y, match }, atA, atB }] : [];
    }),
  );
  const sorted = found.toSorted(
    (x, y) =>
      y.pair.match.score - x.pair.match.score ||
      Math.abs(x.atA - x.atB) - Math.abs(y.atA - y.atB) ||
      x.atA + x.atB - (y.atA + y.atB),
  );
  const [usedA, usedB, pairs] = [new Set<number>(), new Set<number>(), [] as WordPair[]];
  for (const { pair, atA, atB } of sorted) {
    if (usedA.has(atA) || usedB.has(atB)) continue;
    usedA.add(atA);
    usedB.add(atB);
    pairs.push(pair);
  }
  return {
    pairs: pairs.toSorted((x, y) => x.a.at - y.a.at),
    onlyA: joinedA.filter((_, at) => !usedA.has(at)),
    onlyB: joinedB.filter((_, at) => !usedB.has(at)),
  };
}

/** In a Chinese given name another letter is another syllable, and another name: "Xiaoming" and "Xiaohong". */
function isOtherSyllable(a: Word, b: Word, { how }: WordMatch): boolean {
  return how === 'letters' && pinyin.test(a.plain) && pinyin.test(b.plain);
}

const starts = '(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?';
const ends = 'i?ang|iong|uang|eng|ing|ong|ia[no]|uai|uan|[ae]i|ao|ou|[aeiu]n|i[aeu]|u[aoie]|er|[aoeiuv]';
const pinyin = new RegExp(`^(?:${starts}(?:${ends}))+$`);

/** Both names without spaces are the same, in any turn: "Ramimakhlouf", "Ouyang Ruoxi" and "Ou Yang Ruo Xi". */
function wholeMatch(a: Word[], b: Word[]): Alignment | null {
  if (a.length === b.length || a.length === 0 || b.length === 0 || Math.min(a.length, b.length) > 1) return null;
  const [one, many] = a.length === 1 ? [a, b] : [b, a];
  const joined = one[0]?.plain ?? '';
  const turned = many.map((_, at) => [...many.slice(at), ...many.slice(0, at)].map(({ plain }) => plain).join(''));
  if (joined === '' || !turned.includes(joined)) return null;
  const [x, y] = [joinWords(a), joinWords(b)];
  return { pairs: [{ a: x, b: y, match: { how: 'equal', score: 1, weight: 1, letters: 0 } }], onlyA: [], onlyB: [] };
}

/** Neighbouring words that the other name writes as one word are joined, at most four. */
function joinLike(words: Word[], others: Word[]): Word[] {
  const [first, ...rest] = words;
  if (!first) return [];
  for (const length of [4, 3, 2]) {
    const run = words.slice(0, length);
    if (run.length < length || isOneEqual(run, others)) continue;
    const joined = joinWords(run);
    const like = others.some((other) => isWritten(joined, other));
    if (like) return [joined, ...joinLike(words.slice(length), others)];
  }
  return [first, ...joinLike(rest, others)];
}

/** A word that has its own counterpart is not joined to another. */
function isOneEqual(run: Word[], others: Word[]): boolean {
  return run.every((word) => word.kind !== 'particle' && others.some(({ plain }) => plain === word.plain));
}

function isWritten(joined: Word, other: Word): boolean {
  if (other.plain.length < 4 || other.kind !== 'name') return false;
  const isAcross = other.script !== joined.script && joined.consonants.length > 2;
  return (
    joined.plain === other.plain ||
    joined.sounds.some((form) => other.sounds.includes(form)) ||
    (isAcross && (joined.consonants === other.consonants || joined.korean === other.korean))
  );
}
