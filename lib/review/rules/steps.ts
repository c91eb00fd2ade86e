import { countOf } from '../counted.ts';
import { requestWords, type Said, secondStep } from '../second-person.ts';
import { isPublished, openStates, type PublishState } from './publish.ts';
import type { KindView, PublishView, RuleRights } from './view.ts';

/** The steps from a draft to a watched version. */
export type StepName = 'draft' | 'simulation' | 'second' | 'publish' | 'watch';

/** What keeps a draft from being asked for, and at which step. */
export type ClosedBecause = { step: StepName; words: string; standing: 'attention' | 'not_done' };

/** What the form beside a draft holds, as far as it decides whether it can be sent. */
export type AskForm = { isSaved: boolean; rationale: string; time: 'at_once' | 'valid' | 'not_valid' };

/** Why a draft can't be asked for now, the first step first; empty when it can. */
export function closedBecause(
  { draft, requests }: Pick<KindView, 'draft' | 'requests'>,
  rights: RuleRights,
  form: AskForm,
): ClosedBecause[] {
  const no = (step: StepName, words: string): ClosedBecause => ({ step, words, standing: 'not_done' });
  if (!rights.draft) return [no('draft', 'Your role does not change rules')];
  if (openRequestOf(requests)) return [no('second', 'A request is open')];
  if (!draft) return [no('draft', 'There is no draft')];
  if (!draft.isOwn) return [no('draft', `The draft belongs to ${draft.by}`)];
  if (draft.changes.length === 0) return [no('draft', 'The draft changes nothing')];
  return [
    ...(form.isSaved ? [] : [no('draft', 'The draft is not saved yet')]),
    ...(draft.isBehind ? [{ ...no('draft', 'Rebase the draft: the values in force changed'), ...atOdds }] : []),
    ...(form.rationale.trim() === '' ? [no('draft', 'Say why')] : []),
    ...(draft.simulation ? [] : [no('simulation', 'Simulate this draft')]),
    ...(form.time === 'not_valid' ? [no('publish', 'Choose a time from now on, at most 30 days ahead')] : []),
  ];
}

const atOdds = { standing: 'attention' } as const;

/** The request that waits or is on its way; a kind of rules has at most one. */
export function openRequestOf(requests: readonly PublishView[]): PublishView | null {
  return requests.find(({ state }) => openStates.includes(state)) ?? null;
}

/** The published request whose version is in force and after which figures left their band; null where none did. */
export function driftOf({ current, requests }: Pick<KindView, 'current' | 'requests'>): PublishView | null {
  if (current?.source !== 'published') return null;
  const newest = requests.find(({ state }) => isPublished(state));
  return newest?.watch?.driftAt ? newest : null;
}

/** What became of a request at its second person, when it was sent, and while it is watched. */
export function stepsOf(request: PublishView): { second: Said; publish: Said; watch: Said } {
  return {
    second: secondOf(request),
    publish: publishStep(request),
    watch: watchStep(request),
  };
}

function secondOf(request: PublishView): Said {
  const { allowedBy, by } = request;
  if (allowedBy === null) return secondStep(request, 'Ended: the draft or the values in force changed');
  return { standing: 'not_done', words: `Not needed: by ${by} alone, as version ${allowedBy} of the policies allows` };
}

/** A request in one word or two. */
export function stateWords(state: PublishState): Said {
  return states[state];
}

const states: Record<PublishState, Said> = {
  ...requestWords,
  approved: { standing: 'pending', words: 'Confirmed, is sent next' },
  scheduled: { standing: 'pending', words: 'Confirmed, is sent at its time' },
  sending: { standing: 'pending', words: 'Being sent' },
  published: { standing: 'pass', words: 'Published, is watched' },
  watched: { standing: 'pass', words: 'Published' },
  suspended: { standing: 'attention', words: 'Suspended' },
  failed: { standing: 'fail', words: 'Failed' },
};

function publishStep({ state, isStuck, confirmedBy, allowedBy }: PublishView): Said {
  if (isStuck) return { standing: 'attention', words: 'A call to the provider waits for a person' };
  switch (state) {
    case 'approved':
      return { standing: 'pending', words: 'Is sent within seconds' };
    case 'scheduled':
      return { standing: 'pending', words: 'Is sent at its time' };
    case 'sending':
      return { standing: 'pending', words: 'Sent, and being read back' };
    case 'published':
    case 'watched':
      return { standing: 'pass', words: 'Read back from the provider' };
    case 'suspended':
      return { standing: 'attention', words: 'Not sent: the values in force changed before its time' };
    case 'failed':
      return { standing: 'fail', words: 'Not all of it was done at the provider' };
    case 'waiting':
      return { standing: 'not_done', words: 'Closed until a second person confirms' };
    default:
      return { standing: 'not_done', words: confirmedBy === null && allowedBy === null ? 'Never sent' : 'Not sent' };
  }
}

function watchStep({ state, watch }: PublishView): Said {
  if (!watch) return { standing: 'not_done', words: 'Begins when the values are read back' };
  if (watch.driftAt !== null) return { standing: 'attention', words: 'Figures left their band' };
  const judged = `${countOf(watch.judgedAfter, 'applicant')} since, ${watch.judgedBefore.toLocaleString('en')} before`;
  return { standing: state === 'watched' ? 'pass' : 'pending', words: judged };
}
