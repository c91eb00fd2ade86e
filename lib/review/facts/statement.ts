import type { PostalAddress } from '../applicant/applicant.ts';
import { countryName } from '../applicant/labels.ts';
import type { DayOrder } from '../values/day-reading.ts';
import { readValue, type ValueReading } from '../values/value-reading.ts';
import type { FactField } from './fact.ts';

/**
 * What one source says about one fact: `value` as it is shown, `verbatim` as the source writes it, where that differs.
 */
export type Statement = ValueReading & {
  field: FactField;
  /** For facts of one document; null for facts of the person. */
  documentId: string | null;
  /** "Provided", "Printed", "MRZ", "Barcode", "Barcode, by Docket". */
  source: string;
  /** The name was cut because the field was too short; `maybe` where the source does not say. */
  cut?: 'yes' | 'maybe';
  /** The six digits of a date, and the same date in the other century, where both are possible. */
  short?: { verbatim: string; otherCentury: string | null };
  /** From a field in which the issuing state may write another number. */
  isOptional?: boolean;
};

export type MakeStatement = (
  field: FactField,
  text: string | null,
  form?: Partial<Omit<Statement, 'field' | 'documentId' | 'source'>>,
) => Statement[];

/**
 * Makes the statements of one source; an empty text makes none. `order` is how the source is known to write dates.
 * Where `form` has a key, the text is not read again.
 */
export function statementMaker(source: string, documentId: string, order: DayOrder | null = null): MakeStatement {
  return (field, given, form = {}) => {
    const text = given?.trim();
    if (!text) return [];
    const isRead = form.key !== undefined;
    const reading = isRead ? { value: text, key: '', verbatim: null } : readValue(field, text, order);
    if (reading === null) return [];
    return [{ field, documentId: ofDocument.has(field) ? documentId : null, source, ...reading, ...form }];
  };
}

/** A statement of an address. Its key, for comparison, holds line, city and postal code, empty where there is none. */
export function addressStatement(statement: MakeStatement, address: PostalAddress): Statement[] {
  const { line, city, state, postalCode, country } = address;
  const text = [line, city, [state, postalCode].filter(Boolean).join(' '), country && countryName(country)]
    .filter(Boolean)
    .join(', ');
  return line || city || postalCode
    ? statement('address', text, { key: [line, city, postalCode].map((part) => part ?? '').join('\n') })
    : [];
}

const ofDocument = new Set<FactField>(['documentNumber', 'issuedOn', 'expiresOn', 'issuer']);
