import type { ApplicantMix } from '#sandbox/people/invent.ts';
import { ALL_STORIES } from '#sandbox/people/story.ts';

// Blockpass has neither a motor vehicle registry nor locations.
const { registry_mismatch: _, vpn_far_from_home: __, ...STORIES } = ALL_STORIES;

/** People from all countries; every twentieth is American. */
export const BLOCKPASS_MIX: ApplicantMix = {
  stories: { ...STORIES, sanctions_hit: 9, name_differs: 8, image_manipulated: 5, unreadable_selfie: 5 },
  americanEvery: 20,
  papers(country, { story }) {
    if (story === 'under_age') return ['passport', 'identification_card'];
    if (story === 'back_missing') return ['identification_card', 'driver_license'];
    if (country.alpha3 === 'USA') return ['passport', 'driver_license'];
    return ['passport', 'passport', 'identification_card', 'identification_card', 'driver_license'];
  },
};
