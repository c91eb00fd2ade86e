import Link from 'next/link';
import { Time } from '#components/review/time/time.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { linkClass } from '#components/ui/link.ts';
import { connectionName } from '#lib/review/connections/name.ts';
import type { ConnectionLine } from '#lib/review/connections/view.ts';
import { countOf } from '#lib/review/counted.ts';
import type { RequestView } from '#lib/review/policies/view.ts';
import { stateWords } from '#lib/review/rules/steps.ts';
import type { PublishView } from '#lib/review/rules/view.ts';
import { placeHref } from '../policies/place.ts';
import { kindLabels, partHref } from '../rules/place.ts';
import { HomeItem, HomeList } from './home-list.tsx';

type RequestsProps = { rules: PublishView[]; policies: RequestView[]; connections: ConnectionLine[] };

/** Requests to publish rules and policies that have not ended. The member's own waits for another person. */
export function Requests({ rules, policies, connections }: RequestsProps) {
  const all = rules.length + policies.length;
  const yours = [...rules, ...policies].filter(({ may }) => may.confirm).length;
  return (
    <HomeList
      title="Waiting to publish"
      aside={all > 0 ? `${all} open, ${yours} for you to confirm` : null}
      empty="Nothing waits to be published."
    >
      {policies.map(({ id, baseEdition, changes, by, at, may }) => (
        <HomeItem
          key={id}
          title={`Policies, version ${baseEdition + 1}`}
          act={<Act href={placeHref('requests')} mayConfirm={may.confirm} words="Waits for another" />}
        >
          {countOf(changes.length, 'change')}. By <bdi>{by}</bdi>, <Time at={at} />
        </HomeItem>
      ))}
      {rules.map((request) => (
        <HomeItem
          key={request.id}
          title={titleOf(request, connections)}
          act={
            <Act
              href={partHref(request.connectionId, 'requests')}
              mayConfirm={request.may.confirm}
              words={request.state === 'waiting' ? 'Waits for another' : stateWords(request.state).words}
            />
          }
        >
          {countOf(request.changes.length, request.kind === 'weights' ? 'weight' : 'requirement')} changed. By{' '}
          <bdi>{request.by}</bdi>, <Time at={request.at} />
        </HomeItem>
      ))}
    </HomeList>
  );
}

function Act({ href, mayConfirm, words }: { href: string; mayConfirm: boolean; words: string }) {
  return (
    <Link href={href} prefetch={false} className={mayConfirm ? buttonClass('plain', 'sm') : linkClass}>
      {mayConfirm ? 'Review' : words}
    </Link>
  );
}

function titleOf({ kind, rollsBackId, connectionId }: PublishView, connections: ConnectionLine[]): string {
  const connection = connections.find(({ id }) => id === connectionId);
  const of = connection ? `, ${connectionName(connection)}` : '';
  return `${rollsBackId ? 'Roll back: ' : ''}${kindLabels[kind]}${of}`;
}
