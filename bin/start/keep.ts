import { setTimeout as pause } from 'node:timers/promises';
import { ChildDied, type End } from './children.ts';
import { end, ending } from './ending.ts';
import { GivenUp, sentenceFor } from './refused.ts';
import { say, step } from './step.mjs';

/** A part of Docket that is started again when it ends by itself. */
export type Part = {
  readonly name: string;
  /** Resolves when it runs; `ended` resolves when it no longer does. */
  readonly start: () => Promise<{ readonly ended: Promise<End> }>;
  /** The part that must run before this one is started again. */
  readonly needs?: Kept | undefined;
};

export type Kept = {
  /** Resolves when the part runs: at once, or when it has been started again. */
  readonly running: () => Promise<void>;
};

const mostRestarts = 5;
const withinMs = 60_000;

/**
 * Starts a part, and again each time it ends: after 0.5, 1, 2, 4 and 8 s. When it ends after five restarts within a
 * minute, everything ends with a sentence.
 * @throws what the first start throws; later failures count as ends
 */
export async function keep(part: Part, firstPauseMs = 500): Promise<Kept> {
  const first = await step(part.name, part.start);
  let up = Promise.withResolvers<void>();
  up.resolve();
  const onChange = (isUp: boolean) => {
    if (isUp) up.resolve();
    else up = Promise.withResolvers<void>();
  };
  watch(part, first.ended, firstPauseMs, onChange).catch(end);
  return { running: () => up.promise };
}

async function watch(
  part: Part,
  first: Promise<End>,
  firstPauseMs: number,
  onChange: (isUp: boolean) => void,
): Promise<void> {
  const restarts: number[] = [];
  let ended: Promise<End> | End = first;
  for (;;) {
    const died = await ended;
    if (ending.aborted) return;
    onChange(false);
    while ((restarts[0] ?? Date.now()) < Date.now() - withinMs) restarts.shift();
    if (restarts.length === mostRestarts) throw new GivenUp(part.name, mostRestarts, died);
    const pauseMs = firstPauseMs * 2 ** restarts.length;
    restarts.push(Date.now());
    say(`  ! ${part.name} ended ${died.how}; it is started again in ${pauseMs / 1000} s.`);
    await pause(pauseMs, undefined, { signal: ending }).catch(() => undefined);
    await part.needs?.running();
    if (ending.aborted) return;
    try {
      ({ ended } = await step(part.name, part.start));
      onChange(true);
    } catch (error) {
      ended = endOf(error);
    }
  }
}

/** The end of a part that could not be started. */
function endOf(error: unknown): End {
  return error instanceof ChildDied ? error.end : { how: 'before it ran', more: sentenceFor(error) };
}
