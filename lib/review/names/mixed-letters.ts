/** Alphabets whose letters can be taken for one another: "а" of Cyrillic looks like "a" of Latin. */
const alphabets = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Cherokee', 'Hebrew', 'Arabic'] as const;

type Alphabet = (typeof alphabets)[number];

const letterOf = new Map(alphabets.map((alphabet) => [alphabet, new RegExp(`(?=\\p{L})\\p{Script=${alphabet}}`, 'u')]));

/** Letters of another alphabet than the rest of their word. */
export type MixedLetters = { main: Alphabet; strangers: { letter: string; alphabet: Alphabet }[] };

/** The first word of a text that is written in two alphabets, with the letters of the rarer one; else null. */
export function mixedLetters(text: string): MixedLetters | null {
  for (const word of text.split(/[^\p{L}\p{M}\p{N}]+/u)) {
    const letters = [...word].flatMap((letter) => {
      const alphabet = alphabets.find((each) => letterOf.get(each)?.test(letter));
      return alphabet ? [{ letter, alphabet }] : [];
    });
    const [most, ...rest] = [...Map.groupBy(letters, ({ alphabet }) => alphabet)].sort(
      (a, b) => b[1].length - a[1].length,
    );
    if (most && rest.length > 0) return { main: most[0], strangers: rest.flatMap(([, found]) => found) };
  }
  return null;
}

/** "Cyrillic “о”, “а” among Latin": each letter once. Looked at, the two are often the same. */
export function mixedLettersLabel({ main, strangers }: MixedLetters): string {
  const groups = [...Map.groupBy(strangers, ({ alphabet }) => alphabet)].map(([alphabet, found]) => {
    const letters = [...new Set(found.map(({ letter }) => `“${letter}”`))];
    return `${alphabet} ${letters.join(', ')}`;
  });
  return `${groups.join(', ')} among ${main}`;
}
