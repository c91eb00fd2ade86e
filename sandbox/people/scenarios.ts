import type { Random } from '../random.ts';
import type { Part, Stage, Story, StoryShares } from './story.ts';

// Together: about 60 of a hundred need a person, 15 are under way, 25 are final.
const CLEAN_STAGES = { waiting: 0.31, in_progress: 0.32 };
const STORY_STAGES = { waiting: 0.85, in_progress: 0 };

/**
 * Deals stories and stages over so many people, in an order drawn from `random`.
 * Each story is there at least once; `same_person_twice` comes in pairs and is dealt side by side.
 */
export function dealParts(count: number, shares: StoryShares, random: Random): Part[] {
  const told = Object.entries(shares).flatMap(([story, share]) => partsOf(story as Story, share, count));
  const clean = withStages('clean', Math.max(0, count - told.length), CLEAN_STAGES);
  const pairs = told.filter((part) => part.story === 'same_person_twice');
  const others = told.filter((part) => part.story !== 'same_person_twice');
  return [...pairs, ...random.shuffle([...others, ...clean])].slice(0, count);
}

function partsOf(story: Story, share: number, count: number): Part[] {
  const number = Math.max(1, Math.round((share * count) / 100));
  // A twin alone is no story.
  return withStages(story, story === 'same_person_twice' ? Math.max(2, number - (number % 2)) : number, STORY_STAGES);
}

function withStages(story: Story, count: number, stages: { waiting: number; in_progress: number }): Part[] {
  const waiting = Math.max(1, Math.round(count * stages.waiting));
  const underWay = Math.round(count * stages.in_progress);
  return Array.from({ length: count }, (_, at): Part => ({ story, stage: stageAt(at, waiting, underWay) }));
}

function stageAt(at: number, waiting: number, underWay: number): Stage {
  if (at < waiting) return 'waiting';
  return at < waiting + underWay ? 'in_progress' : 'final';
}
