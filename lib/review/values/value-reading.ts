import { countryName } from '../applicant/labels.ts';
import type { FactField } from '../facts/fact.ts';
import { readCountryText } from './country-reading.ts';
import { dayLabel } from './day.ts';
import { type DayOrder, dayProblem, readDayText } from './day-reading.ts';
import { readGender } from './gender.ts';
import { noCountry } from './unread.ts';

/** Why a source's text could not be read, and what it may mean; `mayBe` is null where that is not known. */
export type Unread = { why: string; mayBe: string[] | null };

/** A source's text as it is shown (`value`) and compared (`key`, empty for a text that could not be read). */
export type ValueReading = { value: string; key: string; verbatim: string | null; unread?: Unread };

/** Reads a source's text about a fact; null where it says that there is none ("N/A", "unknown"). */
export function readValue(field: FactField, text: string, order: DayOrder | null): ValueReading | null {
  if (isSilent(field, text)) return null;
  if (dayFields.has(field)) return readDayValue(text, order);
  if (field === 'gender') return readGenderValue(text);
  if (field === 'nationality' || field === 'issuer') return readCountryValue(text);
  return { value: text, key: isNumber.has(field) ? numberKey(text) : text, verbatim: null };
}

/** A text that could not be read, shown unchanged. */
export function unreadValue(text: string, why: string, mayBe: string[] | null = null): ValueReading {
  return { value: text, key: '', verbatim: null, unread: { why, mayBe } };
}

export const dayFields = new Set<FactField>(['birthDate', 'issuedOn', 'expiresOn']);

const isNumber = new Set<FactField>(['documentNumber', 'personalNumber']);

const silences = /^(n\/?a|none|null|nil|unavl|unavailable|unspecified|unknown|not [a-z]+|[-–—.*<\s]+)$/i;

/** None and Unknown are people's names too; for other facts they mean that there is no value. */
function isSilent(field: FactField, text: string): boolean {
  if (field === 'name' || field === 'address') return /^[-–—.*<\s]+$/.test(text);
  return silences.test(text);
}

function readDayValue(text: string, order: DayOrder | null): ValueReading {
  const { day, problem, mayBe } = readDayText(text, order);
  if (day === null) return unreadValue(text, dayProblem(problem), mayBe);
  return { value: dayLabel(day), key: day, verbatim: text.startsWith(day) ? null : text };
}

function readGenderValue(text: string): ValueReading | null {
  const gender = readGender(text);
  if (gender === 'silent') return null;
  if (gender === null) return unreadValue(text, 'We do not know this word for a sex');
  return { value: gender, key: gender, verbatim: null };
}

function readCountryValue(text: string): ValueReading {
  const code = readCountryText(text);
  if (code === null) return unreadValue(text, noCountry);
  return { value: `${countryName(code)} ${code}`, key: code, verbatim: text === code ? null : text };
}

function numberKey(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}
