import { distance } from 'fastest-levenshtein';
import { variantForm } from '../../names/name-variants.ts';
import { areOneFamilyName, isKnownFamilyName } from './family-names.ts';
import { nameScores } from './points.ts';
import { areShortForms, isFullName } from './short-forms.ts';
import type { Word } from './words.ts';

/** How two words agree: `letters` counts the letters that differ, else 0. Score and weight are of 1. */
export type WordMatch = {
  how: 'equal' | 'spelling' | 'script' | 'family' | 'initial' | 'short' | 'letters';
  score: number;
  weight: number;
  letters: number;
};

/** Compares two words of names; null when they are not the same. The order of the two does not matter. */
export function matchWords(a: Word, b: Word): WordMatch | null {
  if (a.plain === '' || b.plain === '') return null;
  if (isEqual(a, b)) return { how: 'equal', score: nameScores.equal, weight: 1, letters: 0 };
  if (a.kind === 'number' || b.kind === 'number' || a.kind === 'company' || b.kind === 'company') return null;
  if (a.kind === 'initial' || b.kind === 'initial') return initial(a, b);
  if (a.sounds.some((form) => b.sounds.includes(form))) return near('spelling');
  if (isAcrossScripts(a, b)) return near('script');
  if (areOneFamilyName(a.plain, b.plain)) return near('family');
  if (areShortForms(a.plain, b.plain))
    return { how: 'short', score: nameScores.shortForm, weight: nameScores.shortFormWeight, letters: 0 };
  return fewLetters(a, b);
}

function near(how: 'spelling' | 'script' | 'family'): WordMatch {
  return { how, score: nameScores.spelling, weight: 1, letters: 0 };
}

function isEqual(a: Word, b: Word): boolean {
  return a.plain === b.plain || a.zone === b.plain || a.plain === b.zone;
}

function initial(a: Word, b: Word): WordMatch | null {
  if (a.plain[0] !== b.plain[0] || a.kind === b.kind) return null;
  return { how: 'initial', score: nameScores.initial, weight: nameScores.initialWeight, letters: 0 };
}

/** Vowels are transliterated in many ways, and some scripts do not write them. One consonant proves nothing. */
function isAcrossScripts(a: Word, b: Word): boolean {
  if (a.script === b.script) return false;
  if (a.script === 'hangul' || b.script === 'hangul') return a.korean === b.korean;
  if (a.consonants !== b.consonants) return false;
  if (a.script === 'unread' || b.script === 'unread') return a.consonants.length > 0;
  return a.consonants.length > 1 && syllablesOf(a) === syllablesOf(b);
}

/** Groups of vowels: "Viktor" has two, "Viktoria" has three. */
function syllablesOf({ sounds: [sound = ''] }: Word): number {
  return sound.match(/[aeiou]+/g)?.length ?? 0;
}

/** Two names that are both known are different names, however near: "Alexander" and "Alexandra". */
function fewLetters(a: Word, b: Word): WordMatch | null {
  if ([a, b].every(({ plain }) => isKnown(plain)) || [a, b].every(({ plain }) => isKnownFamilyName(plain))) return null;
  if ([a, b].every(({ text }) => /^\p{Script=Han}+$/u.test(text))) return null;
  const [short, long] = [a.plain.length, b.plain.length].sort((x, y) => x - y) as [number, number];
  const allowed = Math.floor(Math.log(Math.max(short - 2, 1)) / Math.log(nameScores.fuzzyBase));
  const letters = distance(a.plain, b.plain);
  if (letters === 0 || letters > allowed) return null;
  return { how: 'letters', score: (1 - letters / long) ** letters, weight: 1, letters };
}

function isKnown(word: string): boolean {
  return isFullName(word) || otherNames.has(word) || isFullName(variantForm(word));
}

/** Given names with near neighbours that are other names, most of them the other sex's. */
const otherNames = new Set(
  `alexandra alexandria andrea andreas adrian adriana antonia ariel ariane carl carla carlo carlos charlene
  christian christina christine claudio claudia daniela danielle danielo denis denise dennis elias eliza erica
  erik eric fabian fabiola fernanda fernando francesca francesco francisca gabriela gabriella gabrielle georgia
  georgina giovanna giovanni joanna joanne johanna johannes joana juan juana julia julian juliana julio julie
  juliet justin justina karl karla louis louisa louise luis luisa lucia lucian luciana luciano marcel marcela
  marcello marco marcos maria mariana mariano mario marius martin martina mark marek maxim maxima michaela
  michelle miguel mikaela nicola nicole nikola olga oleg oliver olivia patricio paul paula paulo pavla pedro petra
  peter rafaela renata renato roberta samira samir sandra sandro sergio simon simona simone stefania stephanie
  theodora valentin valentina valeria valerio valery victor victoria mahmoud mahmud hamid hamida karim karima
  hassan hussein nasir nasser amir amira jamal jamila aziz aziza rashid rashida khalid khalida salim salma salman
  sulaiman marina marianna marian irina arina elena alena aliya aidan aidana minh linh thinh trinh thanh khanh
  huong hung dung duong tuan tuyen quan quang`.split(/\s+/),
);
