import type { Call } from '#sandbox/http/call.ts';
import type { Happening, Report } from '#sandbox/webhooks/events.ts';

/** Says that an operation was applied to `id`, and what webhooks have to tell of it, if anything. */
export type Tell = (operation: string, id: string, call: Pick<Call, 'now'>, kind?: Happening) => void;

export function tellingTo(report: Report): Tell {
  return (operation, id, { now }, kind) => report({ operation, id, kind, at: now });
}
