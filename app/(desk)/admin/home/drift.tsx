import Link from 'next/link';
import { Time } from '#components/review/time/time.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { ConnectionLine } from '#lib/review/connections/view.ts';
import type { RulesAlarm } from '#lib/review/rules/view.ts';
import { kindLabels, partHref } from '../rules/place.ts';
import { HomeItem, HomeList } from './home-list.tsx';

/** Rules that were changed outside Docket, and figures that left their band after a version was published. */
export function Drift({ alarms, connections }: { alarms: RulesAlarm[]; connections: ConnectionLine[] }) {
  return (
    <HomeList
      title="Drift"
      aside={alarms.length > 0 ? `${alarms.length} open` : null}
      empty="No rules changed outside Docket, and no figure left its band after a version was published."
    >
      {alarms.map(({ because, connectionId, kind, versionId, number, since }) => {
        const connection = connections.find(({ id }) => id === connectionId);
        return (
          <HomeItem
            key={versionId}
            title={
              <>
                <ToneIcon tone="attention" />
                {kindLabels[kind]} {because === 'outside' ? 'changed outside Docket' : 'left their band'}
              </>
            }
            act={
              <Link
                href={
                  because === 'outside' ? partHref(connectionId, kind) : partHref(connectionId, 'history', { kind })
                }
                prefetch={false}
                className={buttonClass('plain', 'sm')}
              >
                Look
              </Link>
            }
          >
            {connection && (
              <>
                {connection.providerLabel}, <bdi>{connection.label}</bdi>.{' '}
              </>
            )}
            Version {number}, since <Time at={since} />
          </HomeItem>
        );
      })}
    </HomeList>
  );
}
