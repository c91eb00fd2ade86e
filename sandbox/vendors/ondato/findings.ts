import type { Story } from '#sandbox/people/story.ts';
import type { Session } from './session.ts';

type Findings = { registries: unknown[]; fraudChecks: unknown[]; scores: unknown[] };

/** The vendor does not document the entries of these lists; names and words follow the style of its rules. */
export function findingsOf({ person, progress }: Session): Findings {
  if (person === null || progress.submitted !== 'everything') return { registries: [], fraudChecks: [], scores: [] };
  const { story, index } = person;
  const sanctions =
    story === 'sanctions_hit' ? { status: 'Fail', reason: 'SanctionsMatch' } : { status: 'Success', reason: null };
  return {
    registries: [{ name: 'SanctionsAndPep', ...sanctions, createdUtc: progress.completedUtc }],
    fraudChecks: [
      {
        name: 'DocumentForgery',
        status: story === 'image_manipulated' ? 'Fail' : 'Success',
        reason: story === 'image_manipulated' ? 'PossibleFraud' : null,
      },
      {
        name: 'DuplicateFace',
        status: story === 'same_person_twice' ? 'Warning' : 'Success',
        reason: story === 'same_person_twice' ? 'FaceSeenBefore' : null,
      },
    ],
    scores: [scoreOf(story, index)],
  };
}

/** Every twelfth score has no verdict. */
function scoreOf(story: Story, index: number): Record<string, unknown> {
  const isLow = story === 'unreadable_selfie';
  const score = { name: 'FaceSimilarity', value: isLow ? 0.41 : 0.9 + (index % 10) / 100 };
  return index % 12 === 7 ? score : { ...score, status: isLow ? 'Fail' : 'Success' };
}
