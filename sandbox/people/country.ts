import type { Script } from '../papers/printed.ts';

/**
 * The data from which people of one country are invented. Name lists are separated by spaces; `_` is a space inside a
 * name, and `=` separates the native spelling. Patterns: see `Random.fill`.
 */
export type Country = {
  /** ISO 3166-1 alpha-3 and alpha-2. */
  alpha3: string;
  alpha2: string;
  name: string;
  script: Script;
  /** Tone names of `papers/face/skin.ts`. */
  skinTones: string;
  male: string;
  female: string;
  family: string;
  /** The feminine forms, in the order of `family`, where they differ. */
  familyFemale?: string;
  /** `city/region/latitude/longitude/postal code pattern`. */
  cities: string[];
  /** A street with `##` as its house number. */
  streets: string[];
  callingCode: string;
  /** Pattern of the national part of a mobile number. */
  mobileNumber: string;
  passportNumber: string;
  idCardNumber: string;
  licenceNumber: string;
  personalNumber?: string;
};
