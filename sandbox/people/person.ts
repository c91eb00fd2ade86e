import type { Portrait, Printed, Script } from '../papers/printed.ts';
import type { Country } from './country.ts';
import type { Stage, Story } from './story.ts';

export type Gender = 'male' | 'female' | 'other';

export type PersonNames = {
  given: string;
  middle: string | null;
  family: string;
  suffix: string | null;
  nativeGiven: string | null;
  nativeFamily: string | null;
};

export type Home = {
  street: string;
  city: string;
  region: string;
  postalCode: string;
  latitude: number;
  longitude: number;
};

export type PaperType = 'driver_license' | 'identification_card' | 'passport' | 'passport_card';

/** An invented document: its type at the vendor, and the data printed on it. */
export type Paper = { type: PaperType; hasBack: boolean; printed: Printed };

/** What the applicant typed. It usually agrees with the paper; in some stories it does not. */
export type Form = { given: string; middle: string | null; family: string; birthDate: string };

/** An invented person. */
export type Person = {
  /** From 0; the same for the same seed. */
  index: number;
  story: Story;
  stage: Stage;
  country: Country;
  script: Script;
  gender: Gender;
  names: PersonNames;
  /** The true birth date, YYYY-MM-DD. */
  birthDate: string;
  birthPlace: string;
  home: Home;
  email: string;
  /** Digits after the country's calling code. */
  phone: string;
  paper: Paper;
  form: Form;
  portrait: Portrait;
  /** When they came to the vendor, and when they had uploaded everything; ISO 8601 in UTC. */
  startedAt: string;
  submittedAt: string;
};
