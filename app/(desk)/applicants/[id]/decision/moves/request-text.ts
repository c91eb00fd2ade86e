type Request = { note: string; caseNumber: string };

/**
 * The text for the applicant, where it is sent by hand. It names nobody, because it leaves Docket; the reason stays in
 * Docket, because it is the desk's own judgement.
 */
export function requestText({ note, caseNumber }: Request): string {
  const what = note.trim();
  return [
    'We could not complete your identity check yet.',
    ...(what === '' ? [] : ['', 'What we need from you:', what]),
    '',
    `Your reference is ${caseNumber}.`,
  ].join('\n');
}
