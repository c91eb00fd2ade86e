'use client';

import Link from 'next/link';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { cx } from '#components/ui/cx.ts';
import { linkClass } from '#components/ui/link.ts';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { FlippedSession } from '#lib/data/rules/flips.ts';

/** A session that flips, with what is said of it. */
export type FlipLine = Pick<FlippedSession, 'applicantId' | 'caseNumber' | 'effect' | 'before' | 'after' | 'error'> & {
  words: string;
};

type FlipListProps = {
  lines: readonly FlipLine[];
  all: number;
  /** The effects with how many sessions each has, and where they are listed. */
  tabs: { label: string; count: number; href: string; isCurrent: boolean }[];
  /** What else is chosen, in words, and the address without it. */
  narrowed: { words: string; href: string } | null;
};

/** The sessions that a draft would flip, each with its score before and after. No name: the case opens it. */
export function FlipList({ lines, all, tabs, narrowed }: FlipListProps) {
  useShortcuts('Sessions that flip', [
    { key: 'j', label: 'Next session', run: () => moveLink(1) },
    { key: 'k', label: 'Previous session', run: () => moveLink(-1) },
  ]);
  return (
    <>
      <nav aria-label="Which sessions" className="flex flex-wrap gap-4 px-16 pb-8">
        <span className="inline-flex h-28 rounded-4 bg-s2 p-2 text-12 phone:h-36">
          {tabs.map(({ label, count, href, isCurrent }) => (
            <Link
              key={label}
              href={href}
              prefetch={false}
              scroll={false}
              aria-current={isCurrent ? 'true' : undefined}
              className={cx(
                'flex items-center gap-4 rounded-3 px-8 whitespace-nowrap',
                isCurrent ? 'bg-s1 font-medium text-t1 ring-1 ring-l2' : 'text-t2 hover:text-t1',
              )}
            >
              {label}
              <span className="font-normal text-t3">{count.toLocaleString('en')}</span>
            </Link>
          ))}
        </span>
      </nav>
      {narrowed && (
        <p className="flex items-baseline gap-8 px-16 pb-8 text-12 text-t2">
          <span className="min-w-0">{narrowed.words}</span>
          <Link className={cx(linkClass, 'ms-auto shrink-0')} href={narrowed.href} prefetch={false} scroll={false}>
            Show all
          </Link>
        </p>
      )}
      {lines.length === 0 && <p className="px-16 text-12 text-t2">No session is like this.</p>}
      <ul className="border-t border-l1">
        {lines.map((line, at) => (
          <FlipRow key={line.applicantId ?? at} line={line} />
        ))}
      </ul>
      {all > lines.length && (
        <p className="px-16 py-8 text-12 text-t3">{`The first ${lines.length} of ${all.toLocaleString('en')}.`}</p>
      )}
    </>
  );
}

const tones = { newly_passed: 'pass', newly_failed: 'fail', cant_tell: 'unknown' } as const;

function FlipRow({ line: { applicantId, caseNumber, effect, before, after, error, words } }: { line: FlipLine }) {
  return (
    <li className="flex items-start gap-8 border-b border-l1 px-16 py-4 hover:bg-s2">
      <ToneIcon tone={tones[effect]} className="mt-3 shrink-0" />
      <span className="min-w-0 grow">
        {applicantId !== null && (
          <a data-flip className={linkClass} href={`/applicants/${applicantId}`}>
            {caseNumber ?? 'No case yet'}
          </a>
        )}
        <span className={cx('block truncate', applicantId === null ? 'text-12' : 'text-11 text-t2')} title={words}>
          {words}
        </span>
      </span>
      <span className="shrink-0 text-end">
        <span className="text-t3">{before.toFixed(3)} → </span>
        <b className="font-semibold">{after.toFixed(3)}</b>
        {error > 0 && <span className="block text-11 text-t3">{`±${error.toFixed(3)}`}</span>}
      </span>
    </li>
  );
}

function moveLink(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('a[data-flip]')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
}
