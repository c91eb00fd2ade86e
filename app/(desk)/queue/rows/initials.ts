/** The first letters of the first and the last word of a name: "Tomás de Ferreira" is "TF", "Ada +1" is "A". */
export function initialsOf(name: string): string {
  return endsOf(name).map(firstLetter).join('');
}

/** A colleague's name as it has room in a row: "Tomás de Ferreira +1" is "T. Ferreira +1". One word stays as it is. */
export function shortName(name: string): string {
  const [first, last] = endsOf(name);
  if (first === undefined || last === undefined) return name;
  const others = /\s\+\d+$/u.exec(name)?.[0] ?? '';
  return `${firstLetter(first)}. ${last}${others}`;
}

function endsOf(name: string): string[] {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  return words.length > 1 ? [words[0] ?? '', words.at(-1) ?? ''] : words;
}

function firstLetter(word: string): string {
  return [...word][0]?.toLocaleUpperCase('en') ?? '';
}
