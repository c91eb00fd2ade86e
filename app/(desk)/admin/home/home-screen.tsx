import Link from 'next/link';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import { MeMenu } from '#components/shell/me/me-menu.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { AdminHome } from '#lib/exchange/admin-home.ts';
import { AsOf } from '../connections/live-connections.tsx';
import { ConnectionsHealth } from './connections-health.tsx';
import { Drift } from './drift.tsx';
import { FailingEndpoints } from './endpoints.tsx';
import { FindPlace } from './find-place.tsx';
import { HomeTabs } from './home-tabs.tsx';
import { Lately } from './lately.tsx';
import { placesOf } from './places.ts';
import { Requests } from './requests.tsx';
import { WorstBanner } from './worst-banner.tsx';

type HomeScreenProps = { home: AdminHome; person: Person; canKeep: boolean };

/** Where an admin's work begins: how the providers do, what waits to be published, what drifted, what changed. */
export function HomeScreen({ home, person, canKeep }: HomeScreenProps) {
  const { list, history, lagP90, ruleRequests, policyRequests, alarms, failingEndpoints, lately } = home;
  return (
    <DeskFrame>
      <Sidebar person={person} current="admin" />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <header className="flex min-h-44 shrink-0 flex-wrap items-center gap-8 px-16 phone:py-8">
          <h1 className="text-15 font-semibold tracking-tight">Admin home</h1>
          <AsOf list={list} />
          <FindPlace places={placesOf(home, person)} />
          {canKeep && (
            <Link href="/admin/connections/new" prefetch={false} className={buttonClass()}>
              <Icon name="plus" />
              Add connection
            </Link>
          )}
          <span className="hidden phone:block">
            <MeMenu person={person} rail />
          </span>
        </header>
        <HomeTabs person={person} connections={list.connections.length} />
        <WorstBanner list={list} />
        <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll phone:overflow-visible">
          <ConnectionsHealth {...{ list, history, lagP90, canKeep }} />
          <FailingEndpoints endpoints={failingEndpoints} now={list.readAt} />
          <div
            className={cx(
              'grid grid-cols-2 divide-x divide-l2 border-b border-l2',
              'phone:grid-cols-1 phone:divide-x-0 phone:divide-y',
            )}
          >
            <Requests rules={ruleRequests} policies={policyRequests} connections={list.connections} />
            <Drift alarms={alarms} connections={list.connections} />
          </div>
          <Lately changes={lately} connections={list.connections} now={list.readAt} />
        </div>
      </main>
    </DeskFrame>
  );
}
