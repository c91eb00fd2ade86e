/** Alphabets with letters that look alike, such as Cyrillic "а" and Latin "a". */
const alphabets = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Cherokee', 'Hebrew', 'Arabic'] as const;

type Alphabet = (typeof alphabets)[number];

const letterOf = new Map(alphabets.map((alphabet) => [alphabet, new RegExp(`(?=\\p{L})\\p{Script=${alphabet}}`, 'u')]));

/** The letters in a word that are not of its main alphabet. */
export type MixedLetters = { main: Alphabet; others: { letter: string; alphabet: Alphabet }[] };

/**
 * The first word of a text that mixes alphabets: its main one, and the letters of the others. Null when there is none.
 */
export function mixedLetters(text: string): MixedLetters | null {
  for (const word of text.split(/[^\p{L}\p{M}\p{N}]+/u)) {
    const letters = [...word].flatMap((letter) => {
      const alphabet = alphabets.find((each) => letterOf.get(each)?.test(letter));
      return alphabet ? [{ letter, alphabet }] : [];
    });
    const [most, ...rest] = [...Map.groupBy(letters, ({ alphabet }) => alphabet)].sort(
      (a, b) => b[1].length - a[1].length,
    );
    if (most && rest.length > 0) return { main: most[0], others: rest.flatMap(([, found]) => found) };
  }
  return null;
}

/** "Cyrillic “о”, “а” among Latin": each letter once, with its alphabet, because they often look the same. */
export function mixedLettersLabel({ main, others }: MixedLetters): string {
  const groups = [...Map.groupBy(others, ({ alphabet }) => alphabet)].map(([alphabet, found]) => {
    const letters = [...new Set(found.map(({ letter }) => `“${letter}”`))];
    return `${alphabet} ${letters.join(', ')}`;
  });
  return `${groups.join(', ')} among ${main}`;
}
