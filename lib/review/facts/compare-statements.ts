import { isCutFrom } from '../names/cut-name.ts';
import { compareNames, type NameComparison } from '../names/same-name.ts';
import { compareCountries } from '../values/country.ts';
import { sameAddress } from '../values/same-address.ts';
import { dayFields } from '../values/value-reading.ts';
import type { Statement } from './statement.ts';

/**
 * How two statements on one fact compare. `unread`: one of them could not be read and may say the same.
 * `silent`: one of them names no country, as a code for a stateless person does.
 * `unsure`: they are unlike, and one of them need not speak of the same thing.
 */
export type Comparison = NameComparison | 'unsure' | 'unread' | 'silent';

/** Compares what two sources say of one fact. */
export function compareStatements(a: Statement, b: Statement): Comparison {
  if (a.unread || b.unread) return compareUnread(a, b);
  if (a.key === b.key) return 'same';
  if (a.field === 'name') return compareNameStatements(a, b);
  if (a.field === 'address') return sameAddress(a.key, b.key) ? 'same' : 'different';
  if (a.field === 'nationality' || a.field === 'issuer') return compareCountries(a.field, a.key, b.key);
  // A day known by its year alone agrees with each day of that year.
  if (dayFields.has(a.field)) return a.key.startsWith(b.key) || b.key.startsWith(a.key) ? 'same' : 'different';
  if (isCutNumber(a, b) || isCutNumber(b, a)) return 'same';
  // "X" is "unspecified" on travel documents (ICAO 9303 part 4) and a sex of its own elsewhere.
  const isX = a.field === 'gender' && (a.key === 'X' || b.key === 'X');
  return isX || a.isOptional || b.isOptional ? 'unsure' : 'different';
}

/** A passport's zone has 14 places for a personal number, and Mexico's has 18 signs. */
function isCutNumber(zone: Statement, whole: Statement): boolean {
  return zone.isOptional === true && zone.key.length >= 14 && whole.key.startsWith(zone.key);
}

function compareUnread(a: Statement, b: Statement): Comparison {
  const [unread, other] = a.unread ? [a, b] : [b, a];
  const mayBe = unread.unread?.mayBe ?? null;
  if (other.unread || mayBe === null) return 'unread';
  return mayBe.some((key) => key.startsWith(other.key)) ? 'unread' : 'different';
}

function compareNameStatements(a: Statement, b: Statement): NameComparison {
  const comparison = compareNames(a.key, b.key);
  if (comparison === 'same') return comparison;
  const cuts = [a.cut && isCutFrom(a.key, b.key) ? a.cut : null, b.cut && isCutFrom(b.key, a.key) ? b.cut : null];
  if (cuts.includes('yes')) return 'same';
  return cuts.includes('maybe') ? 'spelling' : comparison;
}
