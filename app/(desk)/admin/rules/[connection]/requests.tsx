import { Time } from '#components/review/time.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import { openStates } from '#lib/review/rules/publish.ts';
import { stateWords } from '#lib/review/rules/steps.ts';
import type { PublishView, RulesView } from '#lib/review/rules/view.ts';
import { kindLabels } from '../place.ts';
import { RequestActs } from './path/request-acts.tsx';
import { RequestPath } from './path/request-path.tsx';

/** All requests to change these rules: those that are open with their way, and those that ended. */
export function Requests({ view }: { view: RulesView }) {
  const requests = view.kinds.flatMap((kind) => kind.requests).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const open = requests.filter(({ state }) => openStates.includes(state));
  const ended = requests.filter(({ state }) => !openStates.includes(state));
  return (
    <div className="min-h-0 grow overflow-y-auto thin-scroll stacked:overflow-visible">
      {open.length === 0 && (
        <Empty title="No request is open">
          A request comes from a draft of weights or requirements, or from rolling a version back.
        </Empty>
      )}
      <ul>
        {open.map((request) => (
          <li key={request.id} className="border-b border-l2">
            <Head request={request} />
            <Body request={request} view={view} />
          </li>
        ))}
        {ended.map((request) => (
          <li key={request.id} className="border-b border-l1">
            <details>
              <summary className="px-16 py-8 hover:bg-s2">
                <HeadLine request={request} />
              </summary>
              <Body request={request} view={view} />
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Head({ request }: { request: PublishView }) {
  return (
    <h2 className="px-16 pt-12 pb-4">
      <HeadLine request={request} />
    </h2>
  );
}

function HeadLine({ request: { kind, changes, state, by, at, rollsBackId } }: { request: PublishView }) {
  const { standing, words } = stateWords(state);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-12 gap-y-2">
      <b className="font-semibold">
        {`${kindLabels[kind]}: ${rollsBackId ? 'roll back ' : ''}${countOf(changes.length, 'value')}`}
      </b>
      <Tone tone={standing}>{words}</Tone>
      <span className="text-12 text-t3">
        <bdi>{by}</bdi>, <Time at={at} />
      </span>
    </span>
  );
}

function Body({ request, view: { book, connection, rights } }: { request: PublishView; view: RulesView }) {
  return (
    <div className="max-w-560">
      <div>
        <RequestPath request={request} book={book} />
      </div>
      <div className="px-16 pt-4 pb-12 ps-40">
        <RequestActs request={request} book={book} provider={connection.providerLabel} isConfirmable={rights.confirm} />
      </div>
    </div>
  );
}
