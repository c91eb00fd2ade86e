import type { Clientele } from '#sandbox/people/invent.ts';
import { ALL_STORIES } from '#sandbox/people/story.ts';

// Allpass knows no registry of motor vehicles.
const { registry_mismatch: _, ...TOLD } = ALL_STORIES;

/** A vendor that reads passports and cards of the whole world; every fifteenth applicant is American. */
export const ALLPASS_CLIENTELE: Clientele = {
  stories: { ...TOLD, sanctions_hit: 7, name_differs: 7, image_manipulated: 5 },
  americanEvery: 15,
  papers(land, { story }) {
    if (story === 'under_age') return ['passport', 'identification_card'];
    if (story === 'back_missing') return ['identification_card', 'driver_license'];
    if (land.country === 'USA') return ['passport', 'driver_license'];
    return ['passport', 'passport', 'identification_card', 'driver_license'];
  },
};
