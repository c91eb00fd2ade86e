import type { Applicant, PostalAddress } from '../applicant/applicant.ts';
import { countryName } from '../applicant/labels.ts';
import { dayLabel } from './day.ts';
import type { FactField } from './fact.ts';

/** An applicant as the screens are told of one: the vendor's raw answer stays away. */
export type Told = Omit<Applicant, 'raw'>;

/** What one source says of one fact. */
export type Claim = {
  field: FactField;
  /** For facts of one document; null for facts of the person. */
  documentId: string | null;
  /** "Provided", "Printed", "MRZ", "Barcode". */
  source: string;
  /** As it is shown. */
  value: string;
  /** As the source writes it, when that is another form. */
  verbatim: string | null;
  /** What is compared. */
  key: string;
  /** A name that may go on where it ends. */
  isCut?: boolean;
};

export type Say = (
  field: FactField,
  value: string | null,
  form?: Partial<Pick<Claim, 'verbatim' | 'key' | 'isCut'>>,
) => Claim[];

/** Makes claims of one source; a silent source makes none. */
export function sayFrom(source: string, documentId: string): Say {
  return (field, said, form = {}) => {
    const value = said?.trim();
    if (!value || (field === 'gender' && /^(unknown|unspecified)/i.test(value))) return [];
    return [
      {
        field,
        documentId: ofDocument.has(field) ? documentId : null,
        source,
        value: shown(field, value),
        verbatim: null,
        key: keyOf(field, value),
        ...form,
      },
    ];
  };
}

/** One text for an address, and one to compare: the parts in order, unsaid ones empty. */
export function sayAddress(say: Say, address: PostalAddress): Claim[] {
  const { line, city, state, postalCode, country } = address;
  const text = [line, city, [state, postalCode].filter(Boolean).join(' '), country && countryName(country)]
    .filter(Boolean)
    .join(', ');
  return line || city || postalCode
    ? say('address', text, { key: [line, city, postalCode].map((part) => part ?? '').join('\n') })
    : [];
}

const ofDocument = new Set<FactField>(['documentNumber', 'issuedOn', 'expiresOn', 'issuer']);

const genders: Record<string, string> = {
  f: 'Female',
  female: 'Female',
  woman: 'Female',
  m: 'Male',
  male: 'Male',
  man: 'Male',
  x: 'X',
  other: 'X',
  nonspecified: 'X',
};

function shown(field: FactField, value: string): string {
  if (field === 'birthDate' || field === 'issuedOn' || field === 'expiresOn') return dayLabel(value);
  if (field === 'gender') return genders[value.toLowerCase()] ?? value;
  if ((field === 'nationality' || field === 'issuer') && countryName(value) !== value)
    return `${countryName(value)} ${value}`;
  return value;
}

function keyOf(field: FactField, value: string): string {
  if (field === 'gender') return shown(field, value);
  if (field === 'documentNumber' || field === 'personalNumber')
    return value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return value;
}
