import type { Story } from '#sandbox/people/story.ts';
import type { Session } from './session.ts';

type Rule = { name: string; status: 'Success' | 'Fail' | 'NotPerformed'; reason: string | null };

const RULES = [
  'DocumentNotExpired',
  'DocumentHasFace',
  'DocumentHasBothSides',
  'DocumentTypeNotProhibited',
  'NotUnder18',
  'SelfieHasFace',
  'SelfieAndDocumentFacesMatch',
  'SuccessfulPassiveLivenessCheck',
];

/** Which of the vendor's rules somebody's story breaks, and in which words. */
const BROKEN: Partial<Record<Story, Record<string, string>>> = {
  expired_document: { DocumentNotExpired: 'DocumentExpired' },
  back_missing: { DocumentHasBothSides: 'MissingDocumentPhoto' },
  under_age: { NotUnder18: 'PersonUnderAge' },
  unreadable_selfie: {
    SelfieHasFace: 'PoorPhotoQuality',
    SelfieAndDocumentFacesMatch: 'PoorPhotoQuality',
    SuccessfulPassiveLivenessCheck: 'PoorPhotoQuality',
  },
};

export function rulesOf({ person, progress }: Session): Rule[] {
  if (person === null || progress.given !== 'everything') return [];
  const broken = BROKEN[person.story] ?? {};
  return RULES.map((name): Rule => {
    // A passport has one side that counts.
    if (name === 'DocumentHasBothSides' && !person.paper.hasBack) return { name, status: 'NotPerformed', reason: null };
    const reason = broken[name] ?? null;
    return { name, status: reason === null ? 'Success' : 'Fail', reason };
  });
}
