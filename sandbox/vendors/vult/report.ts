import type { Call } from '#sandbox/http/call.ts';
import type { EventKind, Report } from '#sandbox/webhooks/events.ts';

/** Reports that an operation was applied to `id`, with the kind of webhook event, if any. */
export type ReportChange = (operation: string, id: string, call: Pick<Call, 'now'>, kind?: EventKind) => void;

export function reportChangesTo(report: Report): ReportChange {
  return (operation, id, { now }, kind) => report({ operation, id, kind, at: now });
}
