import { spanWords } from '#components/review/time/spans.ts';
import type { ToneName } from '#components/ui/tone.tsx';
import type { EndpointLine } from '#lib/review/endpoints/view.ts';

type State = Pick<EndpointLine, 'isActive' | 'disabledBecause' | 'failingSince'>;

/** The state of an endpoint in a few words, and what follows from it. */
export function endpointState(
  { isActive, disabledBecause, failingSince }: State,
  now: string,
): { tone: ToneName; words: string; says: string } {
  if (!isActive && disabledBecause === 'gone')
    return {
      tone: 'fail',
      words: 'Disabled: gone',
      says: 'It answered 410, which says that it is gone for good. Nothing is sent to it.',
    };
  if (!isActive) return { tone: 'not_done', words: 'Disabled', says: 'An admin disabled it. Nothing is sent to it.' };
  if (failingSince === null)
    return { tone: 'pass', words: 'Active', says: 'The last try was answered, or none was made yet.' };
  const span = spanWords(Date.parse(now) - Date.parse(failingSince));
  return {
    tone: 'attention',
    words: `Failing for ${span}`,
    says: 'Docket tries again by itself, up to ten times over three days.',
  };
}
