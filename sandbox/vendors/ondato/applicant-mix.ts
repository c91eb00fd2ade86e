import type { ApplicantMix } from '#sandbox/people/invent.ts';
import { ALL_STORIES } from '#sandbox/people/story.ts';

// Ondato has neither a motor vehicle registry nor locations.
const { registry_mismatch: _, vpn_far_from_home: __, ...STORIES } = ALL_STORIES;

/** A European vendor with people from all countries; every twenty-fifth is American. */
export const ONDATO_MIX: ApplicantMix = {
  stories: { ...STORIES, back_missing: 8, unreadable_selfie: 8, image_manipulated: 5 },
  americanEvery: 25,
  papers(country, { story }) {
    if (story === 'under_age') return ['passport', 'identification_card'];
    if (story === 'back_missing') return ['identification_card', 'driver_license'];
    if (country.alpha3 === 'USA') return ['passport', 'driver_license'];
    return ['identification_card', 'identification_card', 'passport', 'driver_license'];
  },
};
