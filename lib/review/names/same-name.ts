import { foldName, isLatin, plainForm, zoneForm } from './name.ts';
import { variantForm } from './name-variants.ts';

/**
 * How two ways to write a person's name stand to each other. `spelling`: only the way the sounds are written differs,
 * or how the one name of someone who has no other fills two fields. `scripts`: two scripts that can't be compared
 * letter by letter, such as Japanese names in kanji and in Latin letters.
 */
export type NameComparison = 'same' | 'spelling' | 'scripts' | 'different';

/**
 * Compares two names word by word, whatever the order, case and marks, and with middle names left out; see {@link
 * NameComparison}.
 */
export function compareNames(a: string, b: string): NameComparison {
  if (foldName(a) === foldName(b)) return 'same';
  if (matches(a, b, [plainForm, zoneForm])) return 'same';
  const isOneScript = isLatin(a) === isLatin(b);
  if (matches(a, b, [soundForm])) return isOneScript ? 'spelling' : 'same';
  if (!isOneScript && haveOneSkeleton(a, b)) return 'same';
  if (matches(a, b, [soundForm, variantForm]) || isOneName(a, b)) return 'spelling';
  if (isOneScript) return 'different';
  return hasAlphabet(a) && hasAlphabet(b) ? 'different' : 'scripts';
}

type Form = (name: string) => string;

/**
 * Whether every word of the shorter name is a word of the longer one in one of the forms, at least two of them unless
 * a name has only one word; or whether all is equal once spaces and order are left aside ("Ou Yang", "Ouyang").
 */
function matches(a: string, b: string, forms: Form[]): boolean {
  const [short, long] = [wordsIn(a, forms), wordsIn(b, forms)].sort((x, y) => x.length - y.length) as [
    string[][],
    string[][],
  ];
  if (short.length === 0) return false;
  if (forms.some((form) => isRotation(form(a), form(b)))) return true;
  if (short.length === 1 && long.length > 1) return false;
  const left = [...long];
  return short.every((word) => {
    const found = left.findIndex((other) => other.some((form) => word.includes(form)));
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
}

/** What documents and forms hold in place of a given or a family name that someone does not have. */
const noName = new Set(['fnu', 'lnu', 'nfn', 'nln', 'nmn', 'nmi', 'xxx']);

/** Whether both are one and the same word, once a word that is written twice and "first name unknown" are left out. */
function isOneName(a: string, b: string): boolean {
  const words = (name: string) =>
    new Set(
      plainForm(name)
        .split(' ')
        .filter((word) => !noName.has(word))
        .map(soundForm),
    );
  const both = new Set([...words(a), ...words(b)]);
  return both.size === 1 && !both.has('');
}

function wordsIn(name: string, forms: Form[]): string[][] {
  const words = foldless(name).map((word) => forms.map((form) => form(word)).filter((form) => form !== ''));
  return words.filter((word) => word.length > 0);
}

/** Words with their marks, which the forms need to see. Apostrophes join, every other sign parts. */
export function foldless(name: string): string[] {
  return name.replace(/['’‘ʼʻ`´]/g, '').split(/[^\p{L}\p{M}\p{N}\u200c]+/u);
}

function isRotation(a: string, b: string): boolean {
  const [x, y] = [a.replaceAll(' ', ''), b.replaceAll(' ', '')];
  const turned = b.split(' ').map((_, index, words) => [...words.slice(index), ...words.slice(0, index)].join(''));
  return x !== '' && (x === y || turned.includes(x));
}

/** Folds the usual ways to write a sound in Latin letters: "Aydana" and "Aidana", "Oxana" and "Oksana". */
export function soundForm(name: string): string {
  const plain = plainForm(name);
  const folded = sounds.reduce((text, [from, to]) => text.replaceAll(from, to), plain);
  return folded.replace(/([a-z])\1+/g, '$1');
}

const sounds: readonly [string, string][] = [
  ['shch', 'sc'],
  ['sch', 'sh'],
  ['kh', 'h'],
  ['ph', 'f'],
  ['ts', 'c'],
  ['tz', 'c'],
  ['x', 'ks'],
  ['w', 'v'],
  ['y', 'i'],
  ['j', 'i'],
  ['q', 'k'],
  ['ck', 'k'],
];

/**
 * Whether the consonants agree: Arabic and Hebrew write no short vowels, and few agree on the vowels of Cyrillic or
 * Hindi. Under four consonants too many names would agree.
 */
function haveOneSkeleton(a: string, b: string): boolean {
  const [x, y] = [skeleton(a), skeleton(b)];
  return x.replaceAll(' ', '').length >= 4 && isRotation(x, y);
}

export function skeleton(name: string): string {
  return soundForm(name)
    .replace(/[aeiouvh]/g, '')
    .replace(/([a-z])\1+/g, '$1')
    .trim();
}

function hasAlphabet(name: string): boolean {
  return !/(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Georgian}\p{Script=Armenian}])\p{L}/u.test(
    name,
  );
}
