/** Who is drawn. The same seed gives the same face on every image; `skin` is one of the tone names of `skin.ts` or a hex colour. */
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

/** What stands printed on a document. It may differ from what the person said: that is what a reviewer looks for. */
export type Printed = {
  kind: 'passport' | 'id_card' | 'driver_license';
  /** ISO 3166-1 alpha-3. */
  country: string;
  /** Two-letter code of the state, for a driver licence of the United States. */
  state?: string;
  number: string;
  personalNumber?: string;
  /** In Latin letters. */
  familyName: string;
  givenNames: string;
  nativeFamilyName?: string;
  nativeGivenNames?: string;
  script?: Script;
  /** All dates YYYY-MM-DD. */
  birthDate: string;
  issuedOn: string;
  expiresOn: string;
  gender: 'M' | 'F' | 'X';
  birthPlace?: string;
  address?: string;
  heightCm?: number;
  eyeColor?: string;
  licenceClass?: string;
  /** What the PDF417 says where it contradicts the print. */
  barcode?: Partial<{ familyName: string; givenNames: string; birthDate: string }>;
  /** One wrong check digit in the machine-readable zone. */
  mrzFault?: boolean;
};
