'use client';

import Link from 'next/link';
import { ChangedCount } from '#components/review/publishing/changed-count.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { PolicyKind } from '#lib/review/policies/policies.ts';
import { sectionLabels } from '#lib/review/policies/words.ts';
import { placeHref, sections } from './place.ts';
import type { DraftEdit } from './use-draft.ts';

/** The policies on the left, each with how many values the draft changes and whether something is wrong. */
export function SectionList({ current, edit }: { current: PolicyKind; edit: DraftEdit }) {
  const wrong = new Set([
    ...Object.keys(edit.problems).map(kindOf),
    ...Object.entries(edit.typed).flatMap(([path, { problem }]) => (problem ? [kindOf(path)] : [])),
  ]);
  return (
    <nav
      aria-label="Policies"
      className={cx(
        'min-h-0 overflow-y-auto border-e border-l2 bg-s0 p-8 thin-scroll',
        'stacked:flex stacked:overflow-x-auto stacked:border-e-0 stacked:border-b',
      )}
    >
      {sections.map((kind) => {
        const changed = edit.changes.filter(({ path }) => path[0] === kind).length;
        return (
          <Link
            key={kind}
            href={placeHref('edit', { section: kind })}
            prefetch={false}
            scroll={false}
            aria-current={kind === current ? 'page' : undefined}
            className={cx(
              'block rounded-4 px-8 py-5 stacked:whitespace-nowrap phone:py-10',
              kind === current ? 'bg-s3 text-t1' : 'text-t2 hover:bg-s2 hover:text-t1',
            )}
          >
            <span className={cx('flex items-center gap-6', kind === current && 'font-medium')}>
              {sectionLabels[kind].label}
              <span className="ms-auto flex items-center gap-6 text-12">
                {wrong.has(kind) && (
                  <>
                    <Icon name="fail" className="text-fail" />
                    <span className="sr-only">something to correct,</span>
                  </>
                )}
                <ChangedCount count={changed} />
              </span>
            </span>
            <span className="block text-12 text-t3 stacked:hidden">{sectionLabels[kind].about}</span>
          </Link>
        );
      })}
    </nav>
  );
}

function kindOf(path: string): string {
  return path.split('.')[0] ?? '';
}
