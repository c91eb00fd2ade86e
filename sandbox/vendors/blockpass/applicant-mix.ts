import type { Clientele } from '#sandbox/people/invent.ts';
import { ALL_STORIES } from '#sandbox/people/story.ts';

// Blockpass has neither a registry of motor vehicles nor locations.
const { registry_mismatch: _, vpn_far_from_home: __, ...TOLD } = ALL_STORIES;

/** A vendor with people from everywhere; every twentieth is American. */
export const BLOCKPASS_CLIENTELE: Clientele = {
  stories: { ...TOLD, sanctions_hit: 9, name_differs: 8, image_manipulated: 5, unreadable_selfie: 5 },
  americanEvery: 20,
  papers(land, { story }) {
    if (story === 'under_age') return ['passport', 'identification_card'];
    if (story === 'back_missing') return ['identification_card', 'driver_license'];
    if (land.country === 'USA') return ['passport', 'driver_license'];
    return ['passport', 'passport', 'identification_card', 'identification_card', 'driver_license'];
  },
};
