import Link from 'next/link';
import { Time } from '#components/review/time/time.tsx';
import { cx } from '#components/ui/cx.ts';
import { Section } from '#components/ui/section.tsx';
import type { EditionLine, EditionView } from '#lib/review/policies/view.ts';
import { Differences } from './differences.tsx';
import { placeHref } from './place.ts';
import { RestoreButton } from './restore-button.tsx';

type HistoryProps = { lines: EditionLine[]; shown: EditionView; canRestore: boolean };

/** All versions, and one of them compared with the one before it. */
export function History({ lines, shown, canRestore }: HistoryProps) {
  const newest = lines[0]?.number;
  return (
    <div className="grid min-h-0 grow policy-history-grid stacked:block">
      <nav
        aria-label="Versions"
        className="min-h-0 overflow-y-auto border-e border-l2 thin-scroll stacked:border-e-0 stacked:border-b"
      >
        {lines.map(({ number, publishedAt, by }) => (
          <Link
            key={number}
            href={placeHref('history', { version: String(number) })}
            prefetch={false}
            scroll={false}
            aria-current={number === shown.number ? 'page' : undefined}
            className={cx(
              'flex items-baseline gap-12 border-b border-l1 px-16 py-8',
              number === shown.number ? 'bg-accent-tint' : 'hover:bg-s2',
            )}
          >
            <b className="font-semibold">Version {number}</b>
            <span className="min-w-0 truncate text-12 text-t2">{by ? <bdi>{by}</bdi> : 'Docket'}</span>
            <span className="ms-auto text-12 whitespace-nowrap text-t3">
              <Time at={publishedAt} as="date" />
            </span>
          </Link>
        ))}
      </nav>
      <section aria-label={`Version ${shown.number}`} className="min-h-0 overflow-y-auto thin-scroll">
        <Section
          title={`Version ${shown.number}`}
          aside={canRestore && shown.number !== newest && <RestoreButton number={shown.number} />}
        >
          <p className="text-t2">
            <Published shown={shown} />
          </p>
          {shown.rationale && (
            <p className="mt-6 border-s-2 border-l2 ps-8 text-t2">
              <bdi>{shown.rationale}</bdi>
            </p>
          )}
        </Section>
        <Section title={shown.number > 1 ? `Compared with version ${shown.number - 1}` : 'The first version'}>
          {shown.changes === null && <p className="text-t2">There is none before it.</p>}
          {shown.changes?.length === 0 && <p className="text-t2">No value differs.</p>}
          {shown.changes && <Differences differences={shown.changes} />}
        </Section>
      </section>
    </div>
  );
}

function Published({ shown: { by, second, publishedAt, restoresEdition } }: { shown: EditionView }) {
  if (!by)
    return (
      <>
        Came with Docket, <Time at={publishedAt} />.
      </>
    );
  return (
    <>
      {restoresEdition !== null && `Restores version ${restoresEdition}. `}
      Written by <bdi>{by}</bdi>, confirmed by <bdi>{second}</bdi>, <Time at={publishedAt} />.
    </>
  );
}
