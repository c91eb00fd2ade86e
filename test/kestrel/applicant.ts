import { blankApplicant, blankDocument } from '#lib/providers/reading/blank.ts';
import { check } from '#lib/providers/reading/check.ts';
import { readDay } from '#lib/providers/reading/day.ts';
import { inlineMediaType } from '#lib/providers/reading/file.ts';
import { imageMark } from '#lib/providers/reading/raw.ts';
import { word } from '#lib/providers/reading/word.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import type { Person } from './api.ts';

const states: Record<string, Applicant['status']> = {
  nesting: 'in_progress',
  perched: 'pending_review',
  soaring: 'approved',
};

export function kestrelApplicant(person: Person): Applicant {
  const blank = blankApplicant('kestrel', person.number);
  const mediaType = person.face ? inlineMediaType(person.face) : null;
  const face = { id: 'face', part: 'selfie', mediaType } as const;
  const verdict = word(person.verdict);
  return {
    ...blank,
    status: states[person.state ?? ''] ?? 'unknown',
    providerStatus: word(person.state),
    person: { ...blank.person, fullName: word(person.name), birthDate: readDay(person.born).day },
    documents: person.face ? [{ ...blankDocument('face', 'selfie'), images: [face] }] : [],
    portrait: person.face ? face : null,
    checks:
      verdict === null
        ? []
        : [
            check('face', 'verdict', verdict === 'same' ? 'pass' : 'unknown', {
              subject: '',
              providerOutcome: verdict,
            }),
          ],
    raw: { ...person, face: person.face && imageMark(person.face) },
  };
}
