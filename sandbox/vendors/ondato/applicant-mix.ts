import type { Clientele } from '#sandbox/people/invent.ts';
import { ALL_STORIES } from '#sandbox/people/story.ts';

// Ondato has neither a registry of motor vehicles nor locations.
const { registry_mismatch: _, vpn_far_from_home: __, ...TOLD } = ALL_STORIES;

/** A European vendor with people from everywhere; every twenty-fifth is American. */
export const ONDATO_CLIENTELE: Clientele = {
  stories: { ...TOLD, back_missing: 8, unreadable_selfie: 8, image_manipulated: 5 },
  americanEvery: 25,
  papers(land, { story }) {
    if (story === 'under_age') return ['passport', 'identification_card'];
    if (story === 'back_missing') return ['identification_card', 'driver_license'];
    if (land.country === 'USA') return ['passport', 'driver_license'];
    return ['identification_card', 'identification_card', 'passport', 'driver_license'];
  },
};
