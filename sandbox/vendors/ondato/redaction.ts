import { addSeconds } from '#sandbox/dates.ts';
import { ONDATO_ACCOUNT } from './account.ts';

export const REDACTION_SCOPES = ['PersonalData', 'BiometricData'] as const;

export type RedactionScope = (typeof REDACTION_SCOPES)[number];
export type Redaction = { scope: RedactionScope[]; createdUtc: string };

// Erasing takes time: a client has to read again to see the end.
const TAKES_SECONDS = 2;

export function isErased(redactions: readonly Redaction[], scope: RedactionScope, now: Date): boolean {
  return redactions.some((each) => each.scope.includes(scope) && isDone(each, now));
}

export function redactionsAt(redactions: readonly Redaction[], now: Date): Record<string, unknown>[] {
  return redactions.map((redaction) => ({
    clientId: ONDATO_ACCOUNT.clientId,
    createdUtc: redaction.createdUtc,
    ...(isDone(redaction, now) ? { completedUtc: endOf(redaction) } : {}),
    scope: redaction.scope,
    source: 'OnDemand',
    status: isDone(redaction, now) ? 'Completed' : 'InProgress',
  }));
}

function isDone(redaction: Redaction, now: Date): boolean {
  return now.getTime() >= Date.parse(endOf(redaction));
}

function endOf({ createdUtc }: Redaction): string {
  return addSeconds(createdUtc, TAKES_SECONDS);
}
