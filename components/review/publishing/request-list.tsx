import type { ReactNode } from 'react';
import { Empty } from '#components/ui/empty.tsx';
import { Tone, type ToneName } from '#components/ui/tone.tsx';
import { Time } from '../time/time.tsx';

type Request = { id: string; by: string; at: string };

type RequestListProps<R extends Request> = {
  open: readonly R[];
  ended: readonly R[];
  /** Shown where no request is open. */
  empty: { title: string; words: string };
  /** What a request is about, and its state. */
  headOf: (request: R) => { title: string; tone: ToneName; state: string };
  /** Its steps. */
  steps: (request: R) => ReactNode;
  /** What can be done with it. */
  acts: (request: R) => ReactNode;
};

/** Requests to publish: those that are open, whole, and those that ended, folded. */
export function RequestList<R extends Request>({ open, ended, empty, headOf, steps, acts }: RequestListProps<R>) {
  const body = (request: R) => (
    <div className="max-w-560">
      <div>{steps(request)}</div>
      <div className="px-16 pt-4 pb-12 ps-40">{acts(request)}</div>
    </div>
  );
  return (
    <div className="min-h-0 grow overflow-y-auto thin-scroll stacked:overflow-visible">
      {open.length === 0 && <Empty title={empty.title}>{empty.words}</Empty>}
      <ul>
        {open.map((request) => (
          <li key={request.id} className="border-b border-l2">
            <h2 className="px-16 pt-12 pb-4">
              <Head request={request} {...headOf(request)} />
            </h2>
            {body(request)}
          </li>
        ))}
        {ended.map((request) => (
          <li key={request.id} className="border-b border-l1">
            <details>
              <summary className="px-16 py-8 hover:bg-s2">
                <Head request={request} {...headOf(request)} />
              </summary>
              {body(request)}
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}

type HeadProps = { request: Request; title: string; tone: ToneName; state: string };

function Head({ request: { by, at }, title, tone, state }: HeadProps) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-12 gap-y-2">
      <b className="font-semibold">{title}</b>
      <Tone tone={tone}>{state}</Tone>
      <span className="text-12 text-t3">
        <bdi>{by}</bdi>, <Time at={at} />
      </span>
    </span>
  );
}
