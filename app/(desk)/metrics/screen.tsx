import { DeskFrame } from '#components/shell/desk-frame.tsx';
import { MeMenu } from '#components/shell/me/me-menu.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { type MetricsChoice, metricsAddress } from '#lib/review/metrics/address.ts';
import type { MetricConnection, MetricsNow, MetricsRead } from '#lib/review/metrics/read.ts';
import { Charts } from './charts.tsx';
import { MetricsFoot } from './foot.tsx';
import { LiveSign } from './live-sign.tsx';
import { LiveStrip } from './live-strip.tsx';
import { RangeBar } from './range-bar.tsx';
import { Tables } from './tables.tsx';
import { Tiles } from './tiles.tsx';

type MetricsScreenProps = {
  choice: MetricsChoice;
  read: MetricsRead;
  choices: MetricConnection[];
  live: MetricsNow | null;
  person: Person;
};

/** What is happening now, and below it the numbers of a range: first as figures, then over time, then by group. */
export function MetricsScreen({ choice, read, choices, live, person }: MetricsScreenProps) {
  return (
    <DeskFrame>
      <Sidebar person={person} current="metrics" />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <MetricsBar choice={choice} read={read} live={live} person={person} />
        <RangeBar choice={choice} read={read} choices={choices} />
        <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll phone:overflow-visible">
          {live && <LiveStrip first={live} choice={choice} mode={read.mode} opens={read.opensCases} />}
          <Tiles read={read} />
          <Charts choice={choice} read={read} />
          <Tables choice={choice} read={read} />
        </div>
        <MetricsFoot read={read} />
      </main>
    </DeskFrame>
  );
}

function MetricsBar({ choice, read, live, person }: Omit<MetricsScreenProps, 'choices'>) {
  return (
    <header className="flex h-48 shrink-0 items-center gap-8 px-16">
      <h1 className="text-15 font-semibold tracking-tight">Metrics</h1>
      {live && <LiveSign first={live} choice={choice} />}
      <span className="me-auto truncate ps-4 text-12 text-t3">{read.isOwn ? 'Your own decisions' : ''}</span>
      <span className="flex items-center gap-6 text-12 whitespace-nowrap text-t3 phone:hidden">
        <Icon name="eye" />
        People are masked here
      </span>
      {person.canSeeQueue && (
        <span className="hidden phone:block">
          <ScreenLink href="/queue" className={buttonClass('quiet')}>
            Queue
          </ScreenLink>
        </span>
      )}
      <a href={metricsAddress(choice, '/api/metrics/file')} download className={buttonClass()}>
        <Icon name="download" className="text-t2" />
        <span className="phone:hidden">Export all, CSV</span>
        <span className="hidden phone:inline">CSV</span>
      </a>
      <span className="hidden phone:block">
        <MeMenu person={person} rail />
      </span>
    </header>
  );
}
