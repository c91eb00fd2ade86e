import type { Random } from '../random.ts';
import type { Scenario, Stage, Story, StoryShares } from './story.ts';

// Together with the shares of the stories: about 60 % wait for review, 15 % are in progress, 25 % are final.
const CLEAN_STAGES = { waiting: 0.31, in_progress: 0.32 };
const STORY_STAGES = { waiting: 0.85, in_progress: 0 };

/**
 * Gives each of `count` people a story and a stage, in an order taken from `random`. Each story occurs at least once;
 * the two people of `same_person_twice` are neighbours.
 */
export function dealScenarios(count: number, shares: StoryShares, random: Random): Scenario[] {
  const withStory = Object.entries(shares).flatMap(([story, share]) => scenariosOf(story as Story, share, count));
  const clean = withStages('clean', Math.max(0, count - withStory.length), CLEAN_STAGES);
  const pairs = withStory.filter((scenario) => scenario.story === 'same_person_twice');
  const others = withStory.filter((scenario) => scenario.story !== 'same_person_twice');
  return [...pairs, ...random.shuffle([...others, ...clean])].slice(0, count);
}

function scenariosOf(story: Story, share: number, count: number): Scenario[] {
  const number = Math.max(1, Math.round((share * count) / 100));
  // This story needs two people.
  return withStages(story, story === 'same_person_twice' ? Math.max(2, number - (number % 2)) : number, STORY_STAGES);
}

function withStages(story: Story, count: number, stages: { waiting: number; in_progress: number }): Scenario[] {
  const waiting = Math.max(1, Math.round(count * stages.waiting));
  const underWay = Math.round(count * stages.in_progress);
  return Array.from({ length: count }, (_, at): Scenario => ({ story, stage: stageAt(at, waiting, underWay) }));
}

function stageAt(at: number, waiting: number, underWay: number): Stage {
  if (at < waiting) return 'waiting';
  return at < waiting + underWay ? 'in_progress' : 'final';
}
