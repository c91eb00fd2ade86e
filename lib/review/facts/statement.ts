import type { PostalAddress } from '../applicant/applicant.ts';
import { countryName } from '../applicant/labels.ts';
import type { DayOrder } from '../values/day-reading.ts';
import { readValue, type ValueReading } from '../values/value-reading.ts';
import type { FactField } from './fact.ts';

/** What one source says of one fact: `value` as it is shown, `verbatim` as the source writes it in another form. */
export type Statement = ValueReading & {
  field: FactField;
  /** For facts of one document; null for facts of the person. */
  documentId: string | null;
  /** "Provided", "Printed", "MRZ", "Barcode". */
  source: string;
  /** A name that had no room, so it may go on where it ends; `maybe` where the source can't tell. */
  cut?: 'yes' | 'maybe';
  /** The digits of a day without its century, and the other century as far as it is open. */
  short?: { verbatim: string; otherCentury: string | null };
  /** A place for a personal number where a state may write another number. */
  isOptional?: boolean;
};

export type MakeStatement = (
  field: FactField,
  said: string | null,
  form?: Partial<Omit<Statement, 'field' | 'documentId' | 'source'>>,
) => Statement[];

/**
 * Makes statements of one source; a silent source makes none. `order` is how the source is known to write its days. A form
 * with a key is taken as read.
 */
export function statementMaker(source: string, documentId: string, order: DayOrder | null = null): MakeStatement {
  return (field, said, form = {}) => {
    const text = said?.trim();
    if (!text) return [];
    const isRead = form.key !== undefined;
    const reading = isRead ? { value: text, key: '', verbatim: null } : readValue(field, text, order);
    if (reading === null) return [];
    return [{ field, documentId: ofDocument.has(field) ? documentId : null, source, ...reading, ...form }];
  };
}

/** One text for an address, and one to compare: the parts in order, unsaid ones empty. */
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
