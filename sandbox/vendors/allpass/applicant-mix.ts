import type { ApplicantMix } from '#sandbox/people/invent.ts';
import { ALL_STORIES } from '#sandbox/people/story.ts';

// Allpass asks no motor vehicle registry.
const { registry_mismatch: _, ...STORIES } = ALL_STORIES;

/** Passports and cards of all countries; every fifteenth applicant is American. */
export const ALLPASS_MIX: ApplicantMix = {
  stories: { ...STORIES, sanctions_hit: 7, name_differs: 7, image_manipulated: 5 },
  americanEvery: 15,
  papers(country, { story }) {
    if (story === 'under_age') return ['passport', 'identification_card'];
    if (story === 'back_missing') return ['identification_card', 'driver_license'];
    if (country.alpha3 === 'USA') return ['passport', 'driver_license'];
    return ['passport', 'passport', 'identification_card', 'driver_license'];
  },
};
