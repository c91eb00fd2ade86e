import Link from 'next/link';
import { Time } from '#components/review/time.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { linkClass } from '#components/ui/link.ts';
import type { ConnectionLine } from '#lib/review/connections/view.ts';
import { countOf } from '#lib/review/counted.ts';
import { stateWords } from '#lib/review/rules/steps.ts';
import type { PublishView } from '#lib/review/rules/view.ts';
import { kindLabels, partHref } from '../rules/place.ts';
import { HomeItem, HomeList } from './home-list.tsx';

type RequestsProps = { requests: PublishView[]; connections: ConnectionLine[]; meName: string };

/** Requests to publish rules that are not over. One's own waits for another person. */
export function Requests({ requests, connections, meName }: RequestsProps) {
  const yours = requests.filter(({ may }) => may.confirm).length;
  return (
    <HomeList
      title="Waiting to publish"
      aside={requests.length > 0 ? `${requests.length}, ${yours} can be yours` : null}
      empty="Nothing waits to be published."
    >
      {requests.map((request) => (
        <HomeItem
          key={request.id}
          title={titleOf(request, connections)}
          act={<Act request={request} isOwn={request.by === meName} />}
        >
          {countOf(request.changes.length, request.kind === 'weights' ? 'weight' : 'requirement')} changed. By{' '}
          <bdi>{request.by}</bdi>, <Time at={request.at} />
        </HomeItem>
      ))}
    </HomeList>
  );
}

function Act({ request, isOwn }: { request: PublishView; isOwn: boolean }) {
  const href = partHref(request.connectionId, 'requests');
  if (request.may.confirm)
    return (
      <Link href={href} prefetch={false} className={buttonClass('plain', 'sm')}>
        Review
      </Link>
    );
  return (
    <Link href={href} prefetch={false} className={linkClass}>
      {isOwn && request.state === 'waiting' ? 'Waits for another' : stateWords(request.state).words}
    </Link>
  );
}

function titleOf({ kind, rollsBackId, connectionId }: PublishView, connections: ConnectionLine[]): string {
  const label = connections.find(({ id }) => id === connectionId)?.label;
  return `${rollsBackId ? 'Roll back: ' : ''}${kindLabels[kind]}${label ? `, ${label}` : ''}`;
}
