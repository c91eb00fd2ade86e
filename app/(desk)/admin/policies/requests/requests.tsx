import { Time } from '#components/review/time.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { PoliciesView, RequestView } from '#lib/review/policies/view.ts';
import { RequestPath } from '../path/request-path.tsx';
import { RequestActs } from './request-acts.tsx';
import { requestWords } from './request-words.ts';

/** The requests that wait, whole, and those that ended, folded. */
export function Requests({ view }: { view: PoliciesView }) {
  const waiting = view.requests.filter(({ state }) => state === 'waiting');
  const ended = view.requests.filter(({ state }) => state !== 'waiting');
  const body = (request: RequestView) => (
    <div className="max-w-560">
      <RequestPath request={request} />
      <div className="px-16 pt-4 pb-12 ps-40">
        <RequestActs request={request} canConfirm={view.rights.confirm} />
      </div>
    </div>
  );
  return (
    <div className="min-h-0 grow overflow-y-auto thin-scroll stacked:overflow-visible">
      {waiting.length === 0 && (
        <Empty title="Nothing waits for a second person">A request comes from a draft of the policies.</Empty>
      )}
      <ul>
        {waiting.map((request) => (
          <li key={request.id} className="border-b border-l2">
            <h2 className="px-16 pt-12 pb-4">
              <Head request={request} />
            </h2>
            {body(request)}
          </li>
        ))}
        {ended.map((request) => (
          <li key={request.id} className="border-b border-l1">
            <details>
              <summary className="px-16 py-8 hover:bg-s2">
                <Head request={request} />
              </summary>
              {body(request)}
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Head({ request: { changes, state, by, at, edition, restoresEdition } }: { request: RequestView }) {
  const { tone, word } = requestWords[state];
  return (
    <span className="inline-flex flex-wrap items-center gap-x-12 gap-y-2">
      <b className="font-semibold">
        {restoresEdition === null
          ? `${countOf(changes.length, 'value')} changed`
          : `Restore version ${restoresEdition}`}
      </b>
      <Tone tone={tone}>{edition === null ? word : `${word} as version ${edition}`}</Tone>
      <span className="text-12 text-t3">
        <bdi>{by}</bdi>, <Time at={at} />
      </span>
    </span>
  );
}
