import { foldName, isLatin, plainForm, zoneForm } from './name.ts';
import { variantForm } from './name-variants.ts';

/**
 * How two names compare. `spelling`: only the spelling differs, or a person's only name is given once and twice
 * ("Suharti", "Suharti Suharti"). `scripts`: two scripts that can't be compared letter by letter, such as kanji and
 * Latin letters.
 */
export type NameComparison = 'same' | 'spelling' | 'scripts' | 'different';

/** Compares two names word by word. Order, case and marks do not matter, and one of them may lack middle names. */
export function compareNames(a: string, b: string): NameComparison {
  if (foldName(a) === foldName(b)) return 'same';
  if (matches(a, b, [plainForm, zoneForm])) return 'same';
  const isOneScript = isLatin(a) === isLatin(b);
  if (matches(a, b, [soundForm])) return isOneScript ? 'spelling' : 'same';
  if (!isOneScript && haveSameConsonants(a, b)) return 'same';
  if (matches(a, b, [soundForm, variantForm]) || isOneName(a, b)) return 'spelling';
  if (isOneScript) return 'different';
  return hasAlphabet(a) && hasAlphabet(b) ? 'different' : 'scripts';
}

type Form = (name: string) => string;

/**
 * Whether every word of the shorter name is a word of the longer one in one of the forms, with at least two words
 * unless both names have one; or whether the names are equal without spaces and order ("Ou Yang", "Ouyang").
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

/** What documents and forms have in place of a given or family name that a person does not have. */
const noName = new Set(['fnu', 'lnu', 'nfn', 'nln', 'nmn', 'nmi', 'xxx']);

/**
 * Whether both names are the same single word, without repetitions and placeholders such as FNU (first name unknown).
 */
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
  const words = wordsWithMarks(name).map((word) => forms.map((form) => form(word)).filter((form) => form !== ''));
  return words.filter((word) => word.length > 0);
}

/** The words of a name with their marks, which the forms need. An apostrophe joins, any other punctuation separates. */
export function wordsWithMarks(name: string): string[] {
  return name.replace(/['’‘ʼʻ`´]/g, '').split(/[^\p{L}\p{M}\p{N}\u200c]+/u);
}

function isRotation(a: string, b: string): boolean {
  const [x, y] = [a.replaceAll(' ', ''), b.replaceAll(' ', '')];
  const turned = b.split(' ').map((_, index, words) => [...words.slice(index), ...words.slice(0, index)].join(''));
  return x !== '' && (x === y || turned.includes(x));
}

/** One form for the usual spellings of a sound in Latin letters: "Aydana" and "Aidana", "Oxana" and "Oksana". */
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
 * Whether the consonants are the same: Arabic and Hebrew do not write short vowels, and vowels of Cyrillic and Hindi
 * are transliterated in many ways. At least four consonants, because with fewer too many names would agree.
 */
function haveSameConsonants(a: string, b: string): boolean {
  const [x, y] = [consonantsOf(a), consonantsOf(b)];
  return x.replaceAll(' ', '').length >= 4 && isRotation(x, y);
}

/** The consonants of a name by their sound. */
export function consonantsOf(name: string): string {
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
