import type { ApplicantMix } from '#sandbox/people/invent.ts';
import type { PaperType } from '#sandbox/people/person.ts';
import { ALL_STORIES } from '#sandbox/people/story.ts';

const AMERICAN: PaperType[] = [
  'driver_license',
  'driver_license',
  'driver_license',
  'identification_card',
  'passport',
  'passport_card',
];
const ABROAD: PaperType[] = ['passport', 'passport', 'identification_card', 'driver_license'];

/**
 * An American vendor: nearly half of its people are from the United States, and most of those show a driver licence.
 */
export const VULT_MIX: ApplicantMix = {
  stories: ALL_STORIES,
  americanEvery: 2,
  hasCanadian: true,
  papers(country, { story }) {
    // The motor vehicle registry knows licences only; a missing back needs a document that has one.
    if (story === 'registry_mismatch') return ['driver_license'];
    if (story === 'under_age') return ['passport', 'identification_card'];
    if (story === 'back_missing') return ['driver_license', 'identification_card'];
    if (country.alpha3 === 'CAN') return ['driver_license'];
    return country.alpha3 === 'USA' ? AMERICAN : ABROAD;
  },
};
