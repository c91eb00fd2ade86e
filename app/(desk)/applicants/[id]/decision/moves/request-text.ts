import type { Reason } from '#lib/review/policies/reason.ts';

type Request = { reason: Reason | undefined; note: string; caseNumber: string };

/** The text for the applicant, where it is sent by hand. It names nobody, because it leaves Docket. */
export function requestText({ reason, note, caseNumber }: Request): string {
  const what = [reason && `${reason.label}.`, note.trim()].filter(Boolean);
  return [
    'We could not complete your identity check yet.',
    ...(what.length > 0 ? ['', 'What we need from you:', ...what] : []),
    '',
    `Your reference is ${caseNumber}.`,
  ].join('\n');
}
