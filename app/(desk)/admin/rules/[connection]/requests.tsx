import { RequestList } from '#components/review/publishing/request-list.tsx';
import { countOf } from '#lib/review/counted.ts';
import { openStates } from '#lib/review/rules/publish.ts';
import { stateWords } from '#lib/review/rules/steps.ts';
import type { PublishView, RulesView } from '#lib/review/rules/view.ts';
import { kindLabels } from '../place.ts';
import { RequestActs } from './path/request-acts.tsx';
import { RequestPath } from './path/request-path.tsx';

/** All requests to change these rules: those that are open with their way, and those that ended. */
export function Requests({ view: { kinds, book, connection } }: { view: RulesView }) {
  const requests = kinds.flatMap((kind) => kind.requests).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <RequestList
      open={requests.filter(({ state }) => openStates.includes(state))}
      ended={requests.filter(({ state }) => !openStates.includes(state))}
      empty={{
        title: 'No request is open',
        words: 'A request comes from a draft of weights or requirements, or from rolling a version back.',
      }}
      headOf={headOf}
      steps={(request) => <RequestPath request={request} book={book} />}
      acts={(request) => <RequestActs request={request} book={book} provider={connection.providerLabel} />}
    />
  );
}

function headOf({ kind, changes, state, rollsBackId }: PublishView) {
  const { standing: tone, words } = stateWords(state);
  const title = `${kindLabels[kind]}: ${rollsBackId ? 'roll back ' : ''}${countOf(changes.length, 'value')}`;
  return { title, tone, state: words };
}
