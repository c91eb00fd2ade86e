import type { ApplicantMix } from '#sandbox/people/invent.ts';
import { ALL_STORIES } from '#sandbox/people/story.ts';

// A broker sees levels and documents, no registries and no locations.
const { registry_mismatch: _, vpn_far_from_home: __, ...STORIES } = ALL_STORIES;

/** Clients of a broker: from all countries, few of them American. */
export const B2CORE_MIX: ApplicantMix = {
  stories: STORIES,
  americanEvery: 25,
  papers(_land, { story }) {
    if (story === 'under_age') return ['passport', 'identification_card'];
    if (story === 'back_missing') return ['identification_card', 'driver_license'];
    return ['passport', 'passport', 'identification_card', 'driver_license'];
  },
};
