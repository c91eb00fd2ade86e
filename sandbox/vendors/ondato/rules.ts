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

/** The rules that a story breaks, with the vendor's reason. */
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
  if (person === null || progress.submitted !== 'everything') return [];
  const broken = BROKEN[person.story] ?? {};
  return RULES.map((name): Rule => {
    // Only one side of a passport is needed.
    if (name === 'DocumentHasBothSides' && !person.paper.hasBack) return { name, status: 'NotPerformed', reason: null };
    const reason = broken[name] ?? null;
    return { name, status: reason === null ? 'Success' : 'Fail', reason };
  });
}
