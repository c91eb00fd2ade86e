import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { judgedApplicants, judgedCounts } from '#lib/data/rules/history.ts';
import { watchByDay } from '#lib/data/rules/watches.ts';
import { personOf } from '../../../../person.ts';
import { kindIn, oneOf } from '../../place.ts';
import { RulesFrame } from '../frame.tsx';
import { openRulesPage, type PageProps } from '../open-rules.ts';
import { chosenVersions } from './chosen.ts';
import { HistoryScreen } from './history-screen.tsx';
import { newestPublished } from './watch-pane.tsx';

export const metadata: Metadata = { title: 'History of rules' };

export default async function HistoryPage({ params, searchParams }: PageProps) {
  const { actor, view, now } = await openRulesPage('history', params);
  const search = await searchParams;
  const kind = kindIn(
    search.kind,
    view.kinds.map((one) => one.kind),
  );
  const shown = view.kinds.find((one) => one.kind === kind);
  if (!kind || !shown) notFound();
  const { connection, rights } = view;
  const judged = await judgedCounts(actor, connection.id);
  const decided = shown.versions.find(({ vendorId }) => vendorId !== null && vendorId === oneOf(search.decided));
  const applicants =
    decided?.vendorId && rights.seeApplicants ? await judgedApplicants(actor, connection.id, decided.vendorId) : null;
  const published = newestPublished(shown);
  const days = published ? await watchByDay(actor, published.id) : [];
  const pair = chosenVersions(shown.versions, oneOf(search.a), oneOf(search.b));
  return (
    <RulesFrame
      {...{ view, kind, now }}
      part="history"
      person={personOf(actor)}
      foot={<span>{countWords(shown.versions.map(({ source }) => source))}</span>}
    >
      <HistoryScreen
        {...{ view, shown, pair, days }}
        judged={Object.fromEntries(judged)}
        decided={decided && applicants ? { version: decided, applicants } : null}
      />
    </RulesFrame>
  );
}

function countWords(sources: readonly string[]): string {
  const of = (source: string) => sources.filter((one) => one === source).length;
  return [
    `${sources.length} ${sources.length === 1 ? 'version' : 'versions'}: ${of('published')} published here`,
    `${of('outside')} changed outside`,
    `${of('sessions')} from applicants`,
  ].join(', ');
}
