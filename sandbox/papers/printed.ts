/**
 * The person to draw. The same seed gives the same face on every image; `skin` is a tone name of `face/skin.ts` or a
 * hex colour.
 */
export type Portrait = { seed: string; gender: 'male' | 'female' | 'other'; ageYears: number; skin?: string };

export type Script =
  | 'latin'
  | 'cyrillic'
  | 'arabic'
  | 'hebrew'
  | 'devanagari'
  | 'georgian'
  | 'armenian'
  | 'thai'
  | 'han'
  | 'kana'
  | 'hangul'
  | 'greek';

/** The data printed on a document. It may differ from the applicant's form: a reviewer has to find that. */
export type Printed = {
  kind: 'passport' | 'id_card' | 'driver_license';
  /** ISO 3166-1 alpha-3. */
  country: string;
  /** Two-letter state code, for a US driver licence. */
  state?: string;
  number: string;
  personalNumber?: string;
  /** In Latin letters. */
  familyName: string;
  givenNames: string;
  nativeFamilyName?: string;
  nativeGivenNames?: string;
  script?: Script;
  /** All dates are YYYY-MM-DD. */
  birthDate: string;
  issuedOn: string;
  expiresOn: string;
  gender: 'M' | 'F' | 'X';
  birthPlace?: string;
  address?: string;
  heightCm?: number;
  eyeColor?: string;
  licenceClass?: string;
  /** Values of the PDF417 that contradict the print. */
  barcode?: Partial<{ familyName: string; givenNames: string; birthDate: string }>;
  /** One wrong check digit in the machine-readable zone. */
  mrzFault?: boolean;
};
