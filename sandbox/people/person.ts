import type { Portrait, Printed, Script } from '../papers/printed.ts';
import type { Land } from './country.ts';
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

/** An invented document: what it is to the vendor, and what is printed on it. */
export type Paper = { type: PaperType; hasBack: boolean; printed: Printed };

/** What the applicant typed. It usually agrees with the paper; some stories live in the difference. */
export type Form = { given: string; middle: string | null; family: string; birthDate: string };

/** Somebody who does not exist. */
export type Person = {
  /** From 0, the same for the same seed. */
  index: number;
  story: Story;
  stage: Stage;
  land: Land;
  script: Script;
  gender: Gender;
  names: PersonNames;
  /** YYYY-MM-DD, as it truly is. */
  birthDate: string;
  birthPlace: string;
  home: Home;
  email: string;
  /** Digits after the country's calling code. */
  phone: string;
  paper: Paper;
  form: Form;
  portrait: Portrait;
  /** ISO 8601 in UTC: when they came to the vendor, and when they were through with uploading. */
  startedAt: string;
  submittedAt: string;
};
