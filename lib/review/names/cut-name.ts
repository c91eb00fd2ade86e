import { isLatin, plainForm, zoneForm } from './name.ts';
import { consonantsOf, soundForm, wordsWithMarks } from './same-name.ts';

/**
 * Whether a truncated name can come from a whole one: each of its words is the beginning of a word of the whole name,
 * in any spelling that a zone may use for it.
 */
export function isCutFrom(cut: string, whole: string): boolean {
  const left = wordsOf(whole);
  const words = wordsOf(cut).sort((a, b) => b.length - a.length);
  if (words.length === 0) return false;
  const isEach = words.every((word) => {
    const found = left.findIndex((other) => begins(word, other));
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
  return isEach || beginsJoined(cut, whole);
}

function wordsOf(name: string): string[] {
  return wordsWithMarks(name).filter((word) => word !== '');
}

function begins(word: string, whole: string): boolean {
  const short = plainForm(word);
  const isSpelled = [plainForm(whole), zoneForm(whole)].some(
    (form) =>
      form.startsWith(short) || startsOf(form, short.length).some((start) => soundForm(start) === soundForm(word)),
  );
  if (isSpelled || isLatin(word) === isLatin(whole)) return isSpelled;
  // Across scripts only consonants are compared, and one consonant proves nothing.
  const consonants = consonantsOf(word);
  return consonants.length > 1 && consonantsOf(whole).startsWith(consonants);
}

/** The beginnings of a word that can sound like `length` letters: "shch" is four letters or one. */
function startsOf(word: string, length: number): string[] {
  return [-3, -2, -1, 0, 1, 2, 3].map((more) => word.slice(0, Math.max(1, length + more)));
}

/** Names of several words are sometimes written as one, in any order: "OUYANGRUO" for "Ou Yang Ruo Xi". */
function beginsJoined(cut: string, whole: string): boolean {
  const words = zoneForm(whole).split(' ');
  const joined = zoneForm(cut).replaceAll(' ', '');
  const turned = words.map((_, index) => [...words.slice(index), ...words.slice(0, index)].join(''));
  return joined.length > 3 && turned.some((form) => form.startsWith(joined));
}
