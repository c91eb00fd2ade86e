import type { Clientele } from '#sandbox/people/invent.ts';
import { ALL_STORIES } from '#sandbox/people/story.ts';

// A brokerage sees levels and papers, and neither registries nor places.
const { registry_mismatch: _, vpn_far_from_home: __, ...TOLD } = ALL_STORIES;

/** Clients of a broker: from everywhere, few of them American. */
export const B2CORE_CLIENTELE: Clientele = {
  stories: TOLD,
  americanEvery: 25,
  papers(_land, { story }) {
    if (story === 'under_age') return ['passport', 'identification_card'];
    if (story === 'back_missing') return ['identification_card', 'driver_license'];
    return ['passport', 'passport', 'identification_card', 'driver_license'];
  },
};
