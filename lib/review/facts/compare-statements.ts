import { isCutFrom } from '../names/cut-name.ts';
import { compareNames, type NameComparison } from '../names/same-name.ts';
import { compareCountries } from '../values/country.ts';
import { sameAddress } from '../values/same-address.ts';
import { dayFields } from '../values/value-reading.ts';
import type { Statement } from './statement.ts';

/**
 * How two statements on one fact compare. `unread`: one of them could not be read and may agree with the other.
 * `silent`: one of them names no country, such as the code for a refugee.
 * `unsure`: they differ, but one of them may be about something else, such as another number of the same person.
 */
export type Comparison = NameComparison | 'unsure' | 'unread' | 'silent';

/** Compares two statements on one fact. */
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

/** A passport's zone has 14 places for a personal number; Mexico's number has 18 characters. */
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
