import type { ReactNode } from 'react';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { linkClass } from '#components/ui/link.ts';
import { Tag } from '#components/ui/tag.tsx';
import type { ComparedHit } from '#lib/review/hits/ladder/answer.ts';
import { Time } from '../time/time.tsx';
import { Face } from './face.tsx';

type HitHeadProps = {
  hit: ComparedHit;
  nav?: ReactNode;
  /** The screen says already who it is and shows the face. */
  isAtApplicant: boolean;
};

/** The entry and its list, whom it may be, and since when. */
export function HitHead({ hit: { hit, row, faceImageId }, nav, isAtApplicant }: HitHeadProps) {
  const [entityId] = hit.entityIds;
  return (
    <header className="flex shrink-0 gap-12 border-b border-l2 px-16 py-10">
      {faceImageId && !isAtApplicant && <Face imageId={faceImageId} />}
      <div className="min-w-0 grow">
        <div className="flex min-h-24 items-center gap-8 whitespace-nowrap hit-narrow:flex-wrap">
          <Icon name={hit.hasRecord ? 'hits' : 'unknown'} className={hit.hasRecord ? 'text-t3' : 'text-unknown'} />
          {/* The list gives way before the name; a long name ends where its own direction ends. */}
          <h2 className="min-w-0 max-w-3/5 text-15 font-semibold hit-narrow:max-w-11/12">
            <bdi className="block truncate">{hit.entry.name ?? `${hit.topicLabel}, no record given`}</bdi>
          </h2>
          <span className="min-w-0 shrink-999 truncate text-t2">
            {[hit.list, entityId && `entry ${entityId}`].filter(Boolean).join(', ') || 'List not told'}
          </span>
          {hit.entry.url && isWebAddress(hit.entry.url) && (
            <a
              href={hit.entry.url}
              target="_blank"
              rel="noopener noreferrer"
              aria-label="Open the source"
              title="Open the source"
              className="grid size-24 shrink-0 place-items-center rounded-4 text-accent hover:bg-s2 phone:size-36"
            >
              <Icon name="external" />
            </a>
          )}
          {row.mode === 'test' && !isAtApplicant && <Tag>Test</Tag>}
          {nav && <span className="ms-auto flex shrink-0 items-center gap-4">{nav}</span>}
        </div>
        {/* As far apart as two targets have to be, where the line breaks. */}
        <p className="-my-2 flex flex-wrap items-center gap-x-8 text-12 leading-24 text-t2">
          {!isAtApplicant && (
            <>
              for
              <ScreenLink href={`/applicants/${row.applicantId}`} className={cx(linkClass, 'max-w-320')}>
                <bdi className="block truncate">{row.name ?? row.caseNumber ?? 'the applicant'}</bdi>
              </ScreenLink>
              {row.latinName && <span className="min-w-0 truncate narrow:hidden">{row.latinName}</span>}
              {row.caseNumber && <span className="mono">{row.caseNumber}</span>}
            </>
          )}
          <span className="text-t3">
            found by {row.providerLabel} <Time at={hit.screenedAt ?? hit.foundAt} as="date" />
            {hit.changedAt && (
              <>
                , entry changed <Time at={hit.changedAt} as="date" />
              </>
            )}
            {hit.goneAt && (
              <>
                , taken back <Time at={hit.goneAt} as="date" />
              </>
            )}
          </span>
        </p>
      </div>
    </header>
  );
}

/** Vendors send texts in place of addresses too; nothing but a web address is followed. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
