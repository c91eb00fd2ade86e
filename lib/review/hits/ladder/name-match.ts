import { alignWords, type WordPair } from './align.ts';
import { nameScores, points } from './points.ts';
import { type Word, wordsOf } from './words.ts';

/** A name as a source gives it: the family name where it is apart, and Latin readings of a name in Chinese. */
export type LadderName = { text: string; family?: string | null; readings?: readonly string[] };

/** Why the words of two names do not decide: another field must agree before the points count in full. */
export type NameLimit = 'one_name' | 'single_names' | 'initial' | 'company_form' | 'script' | null;

/**
 * How two names compare. `score` is 0 to 1; null where their scripts can't be compared. `ceiling` is the most points
 * that the name gives alone; null where it needs no other field.
 */
export type NameMatch = {
  score: number | null;
  ceiling: number | null;
  limit: NameLimit;
  pairs: WordPair[];
  onlyA: Word[];
  onlyB: Word[];
  order: 'same' | 'swapped' | 'swapped_known';
};

/** Compares two names in both orders, also by the readings of a Chinese name; the better comparison is returned. */
export function matchNames(a: LadderName, b: LadderName): NameMatch {
  const [first, ...others] = textsOf(a).flatMap((x) => textsOf(b).map((y) => matchTexts(x, y)));
  if (!first) throw new Error('A name has no text.');
  const best = others.reduce((found, each) => (rank(each) > rank(found) ? each : found), first);
  // Chinese characters are read in several ways, in Japanese in others: a reading that differs says nothing.
  return best === first || rank(best) > 0 ? best : first;
}

function rank({ score, ceiling }: NameMatch): number {
  return score === null ? -1 : Math.min(score * points.name, ceiling ?? points.name);
}

type Text = { text: string; family: string | null; isReading: boolean };

function textsOf({ text, family = null, readings = [] }: LadderName): Text[] {
  return [
    { text, family, isReading: false },
    ...readings.map((each) => ({ text: each, family: null, isReading: true })),
  ];
}

function matchTexts(a: Text, b: Text): NameMatch {
  const [wordsA, wordsB] = [wordsOf(a.text, a.family), wordsOf(b.text, b.family)];
  const aligned = alignWords(wordsA, wordsB);
  const order = orderOf(aligned.pairs);
  const base = { ...aligned, order, ceiling: null, limit: null };
  const isHard = a.isReading || b.isReading || isUnread(wordsA) !== isUnread(wordsB) || isOtherUnread(a.text, b.text);
  if (isHard && !isWhole(aligned, wordsA, wordsB)) return { ...base, score: null, limit: 'script' };
  const agreeing = aligned.pairs.filter(isFull).reduce((sum, { a: x, b: y }) => sum + Math.max(x.parts, y.parts), 0);
  if (agreeing === 0) return { ...base, score: 0, limit: aligned.pairs.some(isCompany) ? 'company_form' : null };
  return { ...base, score: scoreOf(aligned, order), ...limitOf(aligned, agreeing, [wordsA, wordsB]) };
}

const isUnread = (words: Word[]) => words.some(({ script }) => script === 'unread');

/** Two scripts that are both not read, such as Arabic and Chinese. */
function isOtherUnread(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => unreadScripts.find((script) => script.test(text)));
  return x !== undefined && y !== undefined && x !== y;
}

const unreadScripts = [
  /\p{Script=Han}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Bengali}/u,
  /\p{Script=Thai}/u,
];

/** Across a script without vowels, every word of the shorter name must agree, with enough consonants in all. */
function isWhole({ pairs, onlyA, onlyB }: Aligned, a: Word[], b: Word[]): boolean {
  const isLeftOut = [onlyA, onlyB].some((words) => words.every(({ kind }) => kind === 'particle'));
  const consonants = pairs.reduce((sum, { a: x, b: y }) => sum + Math.min(x.consonants.length, y.consonants.length), 0);
  const isSpelled = pairs.every(({ match }) => match.how === 'equal' || match.how === 'spelling');
  const isLong = isSpelled ? a.length > 1 || b.length > 1 : consonants >= nameScores.leastConsonants;
  return pairs.length > 0 && isLeftOut && isLong;
}

type Aligned = Pick<NameMatch, 'pairs' | 'onlyA' | 'onlyB'>;

/** A word that proves something: no initial, particle or kind of company. */
function isFull({ a, b, match }: WordPair): boolean {
  const isPart = (word: Word) => word.kind === 'name' || word.kind === 'number';
  return match.how !== 'initial' && (isPart(a) || isPart(b));
}

function isCompany({ a, b }: WordPair): boolean {
  return a.kind === 'company' && b.kind === 'company';
}

const counts = ({ kind }: Word) => kind !== 'particle' && kind !== 'company';

/**
 * The mean of what agrees, by weight, against what contradicts. Words that only one name has are left out, and cost
 * nothing; words that both have, and that are not the same, count on both sides.
 */
function scoreOf({ pairs, onlyA, onlyB }: Aligned, order: NameMatch['order']): number {
  const counted = pairs.filter((pair) => isFull(pair) || pair.match.how === 'initial');
  const weightOf = ({ a, b, match }: WordPair) =>
    match.weight * (a.isFamily || b.isFamily ? nameScores.familyWeight : 1);
  const agreed = counted.reduce((sum, pair) => sum + weightOf(pair) * pair.match.score, 0);
  const weight = counted.reduce((sum, pair) => sum + weightOf(pair), 0);
  const against = contradiction(onlyA.filter(counts), onlyB.filter(counts));
  const numbers = hasOtherNumber(onlyA, onlyB) ? nameScores.numberDiffers : 0;
  const forms = hasOtherForm(pairs, onlyA, onlyB) ? nameScores.companyForm : 1;
  const turned = order === 'swapped_known' ? nameScores.swappedFactor : 1;
  const score = (agreed / (weight + against)) * forms * turned + numbers;
  return score < nameScores.least ? 0 : Math.min(1, score);
}

/** Where it is not known which word is the family name, one that differs counts as one. */
function contradiction(onlyA: Word[], onlyB: Word[]): number {
  const count = Math.min(onlyA.length, onlyB.length);
  const heaviest = (words: Word[]) =>
    words
      .map(({ isFamily }) => (isFamily === false ? 1 : nameScores.familyWeight))
      .sort((x, y) => y - x)
      .slice(0, count)
      .reduce((sum, weight) => sum + weight, 0);
  return heaviest(onlyA) + heaviest(onlyB);
}

function hasOtherNumber(onlyA: Word[], onlyB: Word[]): boolean {
  return [...onlyA, ...onlyB].some(({ kind }) => kind === 'number');
}

function hasOtherForm(pairs: WordPair[], onlyA: Word[], onlyB: Word[]): boolean {
  return !pairs.some(isCompany) && [...onlyA, ...onlyB].some(({ kind }) => kind === 'company');
}

function limitOf({ pairs }: Aligned, agreeing: number, sides: Word[][]): Pick<NameMatch, 'ceiling' | 'limit'> {
  if (agreeing > 1) return { ceiling: null, limit: null };
  if (pairs.some(({ match }) => match.how === 'initial'))
    return { ceiling: points.singleNameCeiling, limit: 'initial' };
  const lengths = sides.map((words) => words.filter(counts).length);
  if (lengths.every((length) => length === 1)) {
    // A company's name may be one word, but not a number: "11420 Corp".
    return { ceiling: points.singleNameCeiling, limit: 'single_names' };
  }
  if (lengths.some((length) => length === 1)) return { ceiling: points.oneNameCeiling, limit: 'one_name' };
  return { ceiling: null, limit: null };
}

/** Whether the words that agree come in another order. Where both sides say which name is which, they know it. */
function orderOf(pairs: WordPair[]): NameMatch['order'] {
  const counted = pairs.filter(isFull).toSorted((x, y) => x.a.at - y.a.at);
  if (counted.length < 2) return 'same';
  const isKnown = counted.every(({ a, b }) => a.isFamily !== null && b.isFamily !== null);
  if (isKnown) return counted.every(({ a, b }) => a.isFamily === b.isFamily) ? 'same' : 'swapped_known';
  return counted.every(({ b }, at) => at === 0 || b.at > (counted[at - 1]?.b.at ?? -1)) ? 'same' : 'swapped';
}
