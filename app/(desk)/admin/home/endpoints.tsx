import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { ToneIcon } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { EndpointLine } from '#lib/review/endpoints/view.ts';
import { endpointState } from '../connections/outgoing/endpoint/state.ts';
import { HomeItem, HomeList } from './home-list.tsx';

/** Systems of the organisation that could not be told of a decision; nothing where all were. */
export function FailingEndpoints({ endpoints, now }: { endpoints: EndpointLine[]; now: string }) {
  if (endpoints.length === 0) return null;
  return (
    <div className="border-b border-l2">
      <HomeList title="Outgoing webhooks" aside={countOf(endpoints.length, 'endpoint')} empty="All are told.">
        {endpoints.map((line) => {
          const { tone, words, says } = endpointState(line, now);
          return (
            <HomeItem
              key={line.id}
              title={
                <>
                  <ToneIcon tone={tone} />
                  <span>
                    <bdi>{line.name}</bdi>: {words.toLowerCase()}
                  </span>
                </>
              }
              act={
                <Link href="/admin/connections/outgoing" prefetch={false} className={buttonClass('plain', 'sm')}>
                  Look
                </Link>
              }
            >
              {line.waiting > 0 && `${countOf(line.waiting, 'message')} not delivered. `}
              {says}
            </HomeItem>
          );
        })}
      </HomeList>
    </div>
  );
}
