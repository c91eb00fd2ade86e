import { RequestList } from '#components/review/publishing/request-list.tsx';
import { countOf } from '#lib/review/counted.ts';
import { stateWords } from '#lib/review/policies/publish.ts';
import type { PoliciesView, RequestView } from '#lib/review/policies/view.ts';
import { RequestPath } from '../path/request-path.tsx';
import { RequestActs } from './request-acts.tsx';

/** The requests that wait, and those that ended. */
export function Requests({ view: { requests } }: { view: PoliciesView }) {
  return (
    <RequestList
      open={requests.filter(({ state }) => state === 'waiting')}
      ended={requests.filter(({ state }) => state !== 'waiting')}
      empty={{ title: 'Nothing waits for a second person', words: 'A request comes from a draft of the policies.' }}
      headOf={headOf}
      steps={(request) => <RequestPath request={request} />}
      acts={(request) => <RequestActs request={request} />}
    />
  );
}

function headOf({ changes, state, edition, restoresEdition }: RequestView) {
  const { standing: tone, words } = stateWords(state);
  return {
    title:
      restoresEdition === null ? `${countOf(changes.length, 'value')} changed` : `Restore version ${restoresEdition}`,
    tone,
    state: edition === null ? words : `${words} as version ${edition}`,
  };
}
