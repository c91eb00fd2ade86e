import type { FlipFilter } from '#lib/data/rules/flips.ts';
import type { Flip } from '#lib/review/rules/simulation/result.ts';
import { segments } from '#lib/review/rules/simulation/session.ts';
import type { SimulationView } from '#lib/review/rules/view.ts';
import { oneOf, partHref } from '../../place.ts';

/** Which of the sessions that flip are listed; without an effect, all that flip without doubt. */
export type ChosenFlips = Omit<FlipFilter, 'effects'> & { effect?: Flip['effect'] };

export const effects = ['newly_failed', 'newly_passed', 'cant_tell'] as const satisfies readonly Flip['effect'][];

type Search = Record<string, string | string[] | undefined>;

/** What an address chooses; where it names nothing, the worst that there is. */
export function chosenFlips(search: Search, simulation: SimulationView): ChosenFlips {
  const named = effects.find((effect) => effect === oneOf(search.effect));
  const worst = effects.find((one) => countOfEffect(simulation, one) > 0) ?? 'newly_failed';
  const segment = segments.find((one) => one === oneOf(search.by));
  const movedBy = oneOf(search.moved);
  const effect = named ?? (movedBy === undefined ? worst : undefined);
  return {
    ...(effect === undefined ? {} : { effect }),
    ...(segment ? { by: { segment, value: oneOf(search.value) ?? null } } : {}),
    ...(movedBy === undefined ? {} : { movedBy }),
  };
}

/** What is read for a choice. */
export function filterOf({ effect, ...others }: ChosenFlips): FlipFilter {
  return { ...others, effects: effect === undefined ? ['newly_failed', 'newly_passed'] : [effect] };
}

/** The address of a list of sessions that flip. A segment that a session does not tell has no value. */
export function flipsHref(connectionId: string, request: string | null, { effect, by, movedBy }: ChosenFlips): string {
  return partHref(connectionId, 'simulation', {
    kind: 'weights',
    ...(request === null ? {} : { request }),
    ...(effect === undefined ? {} : { effect }),
    ...(by ? { by: by.segment } : {}),
    ...(by?.value == null ? {} : { value: by.value }),
    ...(movedBy === undefined ? {} : { moved: movedBy }),
  });
}

/** How many sessions have this effect. */
export function countOfEffect(counts: EffectCounts, effect: Flip['effect']): number {
  return counts[countNames[effect]];
}

export type EffectCounts = Pick<SimulationView, 'newlyPassed' | 'newlyFailed' | 'cantTell'>;

const countNames: Record<Flip['effect'], keyof EffectCounts> = {
  newly_passed: 'newlyPassed',
  newly_failed: 'newlyFailed',
  cant_tell: 'cantTell',
};
