import Link from 'next/link';
import { ListHeader } from '#components/review/list-header.tsx';
import { Ago } from '#components/review/time/ago.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { linkClass } from '#components/ui/link.ts';
import { Section } from '#components/ui/section.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import { stateWords } from '#lib/review/rules/steps.ts';
import type { PublishView, RulesLine } from '#lib/review/rules/view.ts';
import { kindLabels, partHref } from './place.ts';

type RulesListProps = { lines: RulesLine[]; open: PublishView[]; person: Person; now: string };

/** The connections whose provider lets its rules be read, and the requests of all of them that are not over. */
export function RulesList({ lines, open, person, now }: RulesListProps) {
  return (
    <DeskFrame>
      <Sidebar person={person} current="rules" />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <ListHeader title="Rules" person={person}>
          What providers judge by. One person prepares a change, another confirms it.
        </ListHeader>
        <div className="min-h-0 grow overflow-y-auto thin-scroll">
          {lines.length === 0 ? (
            <Empty title="No connection has rules">
              Docket shows rules where a provider lets them be read, and where the connection says whose rules they are.
            </Empty>
          ) : (
            <>
              <Section title="Open requests" aside={String(open.length)}>
                {open.length === 0 ? (
                  <p className="text-t2">No request waits for anyone.</p>
                ) : (
                  <ul>
                    {open.map((request) => (
                      <OpenRequest key={request.id} request={request} lines={lines} now={now} />
                    ))}
                  </ul>
                )}
              </Section>
              <Section title="Connections" aside={String(lines.length)}>
                <ul>
                  {lines.map((line) => (
                    <ConnectionLine key={line.connection.id} line={line} />
                  ))}
                </ul>
              </Section>
            </>
          )}
        </div>
      </main>
    </DeskFrame>
  );
}

function OpenRequest({ request, lines, now }: { request: PublishView; lines: RulesLine[]; now: string }) {
  const connection = lines.find((line) => line.connection.id === request.connectionId)?.connection;
  const { standing, words } = stateWords(request.state);
  return (
    <li className="flex flex-wrap items-baseline gap-x-12 gap-y-2 border-b border-l1 py-8 last:border-b-0">
      <Link href={partHref(request.connectionId, 'requests')} prefetch={false} className={linkClass}>
        {request.rollsBackId ? 'Roll back' : 'Publish'}{' '}
        {countOf(request.changes.length, request.kind === 'weights' ? 'weight' : 'requirement')}
      </Link>
      {connection && (
        <span className="text-t2">
          {connection.providerLabel}, <bdi>{connection.label}</bdi>
        </span>
      )}
      <Tone tone={standing}>{words}</Tone>
      <span className="ms-auto text-12 text-t3">
        Asked by <bdi>{request.by}</bdi>, <Ago at={request.at} now={now} />
      </span>
    </li>
  );
}

function ConnectionLine({ line: { connection, kinds } }: { line: RulesLine }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-12 gap-y-6 border-b border-l1 py-10 last:border-b-0">
      <span className="flex min-w-240 items-baseline gap-8">
        <b className="font-semibold">{connection.providerLabel}</b>
        <bdi className="text-t2">{connection.label}</bdi>
        <Tag>{connection.mode === 'live' ? 'Live' : 'Test'}</Tag>
      </span>
      <span className="flex flex-wrap gap-x-24 gap-y-6">
        {kinds.map((kind) => (
          <Kind key={kind.kind} connectionId={connection.id} {...kind} />
        ))}
      </span>
    </li>
  );
}

type KindProps = RulesLine['kinds'][number] & { connectionId: string };

function Kind({ connectionId, kind, number, isOutside, isDrifting, changed, open }: KindProps) {
  return (
    <span className="flex flex-wrap items-baseline gap-8 text-12">
      <Link href={partHref(connectionId, kind)} prefetch={false} className={`${linkClass} text-13`}>
        {kindLabels[kind]}
      </Link>
      <span className="text-t3">{number === null ? 'not read yet' : `v${number}`}</span>
      {changed > 0 && <span className="changed-count">{`${changed} changed in the draft`}</span>}
      {isOutside && <Tone tone="attention">Changed outside Docket</Tone>}
      {isDrifting && <Tone tone="attention">Figures left their band</Tone>}
      {open && <span className="text-t2">{stateWords(open).words}</span>}
    </span>
  );
}
