import { plainForm, zoneForm } from '../../names/name.ts';
import { variantForm } from '../../names/name-variants.ts';
import { consonantsOf, soundForm } from '../../names/same-name.ts';

/** A word of a name, where it is in the text (UTF-16 offsets), and the forms in which it is compared. */
export type Word = {
  text: string;
  from: number;
  to: number;
  /** Position among the words of the name. */
  at: number;
  kind: 'name' | 'initial' | 'particle' | 'company' | 'number';
  plain: string;
  zone: string;
  sounds: readonly string[];
  korean: string;
  consonants: string;
  script: 'latin' | 'letters' | 'hangul' | 'unread';
  isFamily: boolean | null;
  /** How many words of the text it joins. */
  parts: number;
};

const particles = new Set(
  'de da dos das di del della der den des la el al bin ibn bint binti von vom zu ter'.split(' '),
);

/** These are names too ("Ben Carter", "An Nguyen"), or initials: particles only inside a name. */
const innerParticles = new Set(
  'do du le as ash ad an ar ben van zur y e i of the and und ten te af av ap ul ud'.split(' '),
);

const companyForms = new Set(
  `ltd limited llc llp lp inc incorporated corp corporation co company gmbh ag kg ohg sa sarl sas srl spa nv bv oy
  oyj ab as asa aps ou uab sia ooo oao zao pao ao jsc ojsc cjsc pjsc plc pty pte sdn bhd pt tbk kft zrt sro doo dd
  ad eood ood fze fzco fzc fz wll bsc psc kk ltda eirl cv holding holdings group`.split(/\s+/),
);

/** Titles are no part of a name. */
const titles = new Set('mr mrs ms miss dr prof sir sheikh shaikh shaykh hajji haji hj datuk dato tan sri'.split(' '));

/** Suffixes of a person's name; one that the other side lacks is only left out. */
const suffixes = new Set('jr sr ii iii iv esq phd'.split(' '));

const isHangul = /^[\p{Script=Hangul}]+$/u;
const isHan = /^[\p{Script=Han}]+$/u;
const isLatin = /^[\p{Script=Latin}\p{M}\p{N}]+$/u;
const isLetters = /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Georgian}\p{Script=Armenian}\p{M}\p{N}]+$/u;

/** Chinese family names of two characters, simplified and traditional. */
const longFamily = /^(欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|公孫|慕容|令狐|长孙|宇文|南宫|端木)/u;

/** The words of a name. `family` is the family name where the source gives it apart. */
export function wordsOf(name: string, family: string | null = null): Word[] {
  const families = new Set(family === null ? [] : rawWords(family).map(({ text }) => plainForm(text)));
  const found = rawWords(name).flatMap(splitSyllables);
  const marked = found.map(({ text }) => families.has(plainForm(text)));
  const isKnown = marked.some(Boolean) && !marked.every(Boolean);
  const isShouted = shoutedFamily(found.map(({ text }) => text));
  const words = found.map((raw, at) => {
    const isFamily = isKnown ? (marked[at] ?? false) : (isShouted?.[at] ?? null);
    return wordOf(raw, at, { isFamily, isInside: at > 0 && at < found.length - 1 });
  });
  const plainWords = words.filter(({ plain }) => plain !== '' && !titles.has(plain) && !suffixes.has(plain));
  return (plainWords.length > 0 ? plainWords : words).map((word, at) => ({ ...word, at }));
}

/** Lists write family names in capitals, "Aydana OMAROVA", or before a comma. Null where neither is so. */
function shoutedFamily(words: string[]): boolean[] | null {
  const shouted = words.map((word) => word.length > 2 && /\p{Lu}/u.test(word) && word === word.toUpperCase());
  const spoken = words.map((word) => word !== word.toUpperCase());
  return shouted.some(Boolean) && spoken.some(Boolean) ? shouted : null;
}

type Raw = { text: string; from: number };

/** An apostrophe joins ("O'Brien"), any other punctuation separates. */
function rawWords(name: string): Raw[] {
  return [...name.matchAll(/[\p{L}\p{M}\p{N}'’‘ʼʻ`´\u200c\u200d]+/gu)]
    .map((match) => ({ text: match[0], from: match.index }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** Chinese and Korean names are written as one word: the family name is its first character or two. */
function splitSyllables({ text, from }: Raw): Raw[] {
  const characters = [...text];
  if (!(isHangul.test(text) || isHan.test(text)) || characters.length < 2 || characters.length > 4)
    return [{ text, from }];
  const first = longFamily.exec(text)?.[0] ?? characters[0] ?? '';
  const rest = text.slice(first.length);
  return rest === ''
    ? [{ text, from }]
    : [
        { text: first, from },
        { text: rest, from: from + first.length },
      ];
}

type Place = { isFamily: boolean | null; isInside: boolean };

function wordOf({ text, from }: Raw, at: number, { isFamily, isInside }: Place): Word {
  const plain = plainForm(text).replaceAll(' ', '');
  return {
    text,
    from,
    to: from + text.length,
    at,
    kind: kindOf(text, plain, isInside),
    plain,
    zone: zoneForm(text).replaceAll(' ', ''),
    sounds: soundsOf(text),
    korean: koreanForm(plain),
    consonants: consonantsOf(text).replaceAll(' ', ''),
    script: scriptOf(text),
    isFamily,
    parts: 1,
  };
}

function kindOf(text: string, plain: string, isInside: boolean): Word['kind'] {
  if (/\d/.test(plain)) return 'number';
  if (particles.has(plain) || (isInside && innerParticles.has(plain))) return 'particle';
  if (companyForms.has(plain)) return 'company';
  return [...text].length === 1 && !isHangul.test(text) && !isHan.test(text) ? 'initial' : 'name';
}

function scriptOf(text: string): Word['script'] {
  const letters = text.replace(/['’‘ʼʻ`´]/g, '');
  if (isLatin.test(letters)) return 'latin';
  if (isLetters.test(letters)) return 'letters';
  return isHangul.test(letters) ? 'hangul' : 'unread';
}

function soundsOf(text: string): string[] {
  return [soundForm(text), variantForm(text), oldIndonesian(plainForm(text))]
    .map((form) => form.replaceAll(' ', ''))
    .filter((form) => form !== '');
}

/** The Indonesian spelling before 1972: "Soekarno", "Djoko", "Tjahjo". */
function oldIndonesian(plain: string): string {
  return plain.replaceAll('oe', 'u').replaceAll('dj', 'j').replaceAll('tj', 'c').replaceAll('j', 'y');
}

/** Korean in its two usual spellings: "Jeong" and "Jung", "Gim" and "Kim", "Bak" and "Pak". */
function koreanForm(plain: string): string {
  const vowels = plain.replace(/eo|eu|oo|ou/g, 'u');
  return vowels.replaceAll('ch', 'j').replaceAll('g', 'k').replaceAll('d', 't').replaceAll('b', 'p');
}

/** Neighbouring words as one: "Abd al Rahman" as "Abdalrahman". */
export function joinWords(words: readonly Word[]): Word {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) throw new Error('There are no words to join.');
  const text = words.map((word) => word.text).join('');
  const isFamily = words.some((word) => word.isFamily) || first.isFamily;
  const joined = wordOf({ text, from: first.from }, first.at, { isFamily, isInside: false });
  return { ...joined, kind: 'name', to: last.to, parts: words.filter(({ kind }) => kind !== 'particle').length };
}
