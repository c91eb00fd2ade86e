import type { CheckOutcome } from '#lib/review/applicant/check-outcome.ts';
import { amount, word } from '../reading/word.ts';

/** Regula's document readers number what they find; the answers hold the numbers only (docs/providers.md#allpass). */
const fieldNames: Record<number, string> = {
  0: 'document_class_code',
  1: 'issuing_state_code',
  2: 'document_number',
  3: 'date_of_expiry',
  4: 'date_of_issue',
  5: 'date_of_birth',
  6: 'place_of_birth',
  7: 'personal_number',
  8: 'surname',
  9: 'given_names',
  11: 'nationality',
  12: 'sex',
  17: 'address',
  24: 'authority',
  25: 'surname_and_given_names',
  26: 'nationality_code',
  38: 'issuing_state_name',
  51: 'mrz_strings',
  146: 'middle_name',
};

const graphicNames: Record<number, string> = {
  201: 'portrait',
  202: 'fingerprint',
  203: 'iris',
  204: 'signature',
  205: 'barcode',
  206: 'proof_of_citizenship',
  207: 'document_image',
  208: 'document_rear',
  209: 'color_dynamic',
  210: 'ghost_portrait',
  211: 'stamp',
  212: 'portrait_of_child',
  213: 'contact_chip',
  250: 'other',
};

const sources: Record<number, string> = { 3: 'mrz', 17: 'visual', 18: 'barcode', 102: 'rfid' };

/** 0 means failed at Regula. Any number not listed is unknown. */
const results: Record<number, CheckOutcome> = { 0: 'fail', 1: 'pass', 2: 'not_done' };

/** The name of Regula's field type; its number where it is unknown. */
export function fieldName(code: unknown): string {
  return fieldNames[amount(code) ?? Number.NaN] ?? `Field #${word(code) ?? '?'}`;
}

/** The name of Regula's image type; its number where it is unknown. */
export function graphicName(code: unknown): string {
  const number = amount(code) ?? Number.NaN;
  return number >= 300 && number <= 315
    ? 'fingerprint'
    : (graphicNames[number] ?? `graphic_${word(code) ?? 'unknown'}`);
}

/** Where a field was read; null where Regula gives none, the number itself where it is unknown. */
export function sourceName(code: unknown): string | null {
  const number = amount(code);
  return number === null || number === -1 ? null : (sources[number] ?? `source_${number}`);
}

/** Null where the vendor gave no result. */
export function resultOf(code: unknown): CheckOutcome | null {
  if (word(code) === null) return null;
  return results[amount(code) ?? Number.NaN] ?? 'unknown';
}

const worstFirst: CheckOutcome[] = ['fail', 'attention', 'unknown', 'pending', 'pass', 'not_done'];

/** The worst of several results. "Not done" is weaker than any result. */
export function worstOf(outcomes: (CheckOutcome | null)[]): CheckOutcome | null {
  return worstFirst.find((outcome) => outcomes.includes(outcome)) ?? null;
}
