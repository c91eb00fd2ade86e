'use client';

import { CaseStateLabel } from '#components/review/case-state.tsx';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { Section } from '#components/ui/section.tsx';
import type { Link as Because } from '#lib/review/related/related.ts';
import { OpenTab } from '../details/open-tab.tsx';
import { useRelated } from '../related/use-related.ts';
import { useIsLater } from '../use-is-later.ts';
import { Line } from './facts.tsx';

const sameWords: Record<Because, string> = {
  personalNumber: 'Same number',
  documentNumber: 'Same document',
  vendorId: 'Same id',
  email: 'Same email',
  phone: 'Same phone',
  name_and_birth_date: 'Same name, date',
};

const shownAtMost = 3;

/** The nearest related applicants; nothing where there is none. */
export function RelatedSection({ applicantId }: { applicantId: string }) {
  const { data } = useRelated(applicantId, useIsLater());
  if (!data || data.related.length === 0) return null;
  const count = data.related.length;
  return (
    <Section title="Related" aside={data.isCut ? `${count}+` : String(count)}>
      {data.related.slice(0, shownAtMost).map(({ id, name, because: [first], case: found }) => (
        <Line key={id} label={first ? sameWords[first] : 'Linked here'}>
          <ScreenLink href={`/applicants/${id}`} className="min-w-0 truncate text-accent hover:underline">
            <bdi>{found?.number ?? name ?? 'Name not given'}</bdi>
          </ScreenLink>
          {found && (
            <span className="ms-auto shrink-0 text-11 text-t3">
              <CaseStateLabel state={found.state} outcome={found.outcome} />
            </span>
          )}
        </Line>
      ))}
      {count > shownAtMost && <OpenTab tab="related">{`Show all ${count}`}</OpenTab>}
    </Section>
  );
}
