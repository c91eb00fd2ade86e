import { foldName, isLatin } from '../names/name.ts';

/**
 * Whether two addresses (line, city and postal code, with line feeds between them) can be the same. A part that one of
 * them lacks does not count, and addresses in two scripts can't be compared.
 */
export function sameAddress(a: string, b: string): boolean {
  if (isLatin(a) !== isLatin(b)) return true;
  const [x, y] = [a, b].map((key) => key.split('\n').map(streetForm)) as [string[], string[]];
  return x.every(
    (part, index) => part === '' || y[index] === '' || part.startsWith(y[index] ?? '') || y[index]?.startsWith(part),
  );
}

/** Words in any order, with the usual abbreviations: "Saryarka Street 48" equals "48 Saryarka St". */
function streetForm(part: string): string {
  const short = foldName(part)
    .split(' ')
    .map((word) => streetWords[word] ?? word);
  return short.sort().join(' ');
}

const streetWords: Record<string, string> = {
  street: 'st',
  avenue: 'ave',
  av: 'ave',
  road: 'rd',
  boulevard: 'blvd',
  drive: 'dr',
  lane: 'ln',
  apartment: 'apt',
  square: 'sq',
  court: 'ct',
  place: 'pl',
};
