import type { Script } from '../papers/printed.ts';

/**
 * What a country lends to the people invented from it.
 * Name lists are words apart by spaces, `_` standing for a space within a name and `=` before the native spelling.
 */
export type Land = {
  /** ISO 3166-1 alpha-3 and alpha-2. */
  country: string;
  alpha2: string;
  name: string;
  script: Script;
  /** Tone names of drawing/skin.ts. */
  skins: string;
  male: string;
  female: string;
  family: string;
  /** Word for word beside `family`, where a woman's form differs. */
  familyFemale?: string;
  /** `city/region/latitude/longitude/postal code pattern`. */
  cities: string[];
  /** A street with its number, `##` the number. */
  streets: string[];
  calling: string;
  /** The national part of a mobile number, as a pattern. */
  mobile: string;
  passport: string;
  idCard: string;
  licence: string;
  personalNumber?: string;
};
