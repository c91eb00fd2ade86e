import type { Person } from '#sandbox/people/person.ts';
import type { Story } from '#sandbox/people/story.ts';
import type { Random } from '#sandbox/random.ts';
import type { Progress } from './progress.ts';

const COST: Partial<Record<Story, number>> = {
  expired_document: 0.22,
  name_differs: 0.24,
  birth_date_swapped: 0.2,
  registry_mismatch: 0.35,
  sanctions_hit: 0.4,
  back_missing: 0.3,
  under_age: 0.25,
  unreadable_selfie: 0.38,
  vpn_far_from_home: 0.08,
  image_manipulated: 0.45,
  unknown_word: 0.15,
};

/** From 0 to 1, three decimals; the vendor does not document how it is computed. */
export function scoreOf({ story }: Person, { verified }: Pick<Progress, 'verified'>, random: Random): number {
  const score = (verified ? 0.9 : 0.84) + random.next() * 0.09 - (COST[story] ?? 0);
  return Math.round(score * 1000) / 1000;
}
