'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { cx } from '#components/ui/cx.ts';
import { FilterList } from '#components/ui/menu/filter-list.tsx';
import { FilterMenu } from '#components/ui/menu/filter-menu.tsx';
import { isNarrowed, type LedgerFilter } from '#lib/review/audit/ledger/filter.ts';
import type { LedgerPage } from '#lib/review/audit/ledger/page.ts';
import { ledgerAddress } from '../address.ts';
import { ApplicantField } from './applicant-field.tsx';
import { chipsOf, menusOf } from './parts.ts';
import { TimePicker } from './time-picker.tsx';

type LedgerFiltersProps = { page: LedgerPage; filter: LedgerFilter; today: string };

/** Person, act, kind, time, applicant: each adds to the address, and is a chip that can be removed. */
export function LedgerFilters({ page, filter, today }: LedgerFiltersProps) {
  const router = useRouter();
  const [isReading, startReading] = useTransition();
  const address = (change: Partial<LedgerFilter>) => ledgerAddress({ ...filter, ...change, before: null });
  const go = (change: Partial<LedgerFilter>) => startReading(() => router.push(address(change)));
  return (
    <div
      aria-busy={isReading || undefined}
      className={cx(
        'flex min-h-40 shrink-0 flex-wrap items-center gap-6 border-b border-l1 px-16 py-6',
        isReading && 'late-dim',
      )}
    >
      {menusOf(page, filter).map(({ change, isLong, ...menu }) => {
        const Choices = isLong ? FilterList : FilterMenu;
        return <Choices key={menu.field} {...menu} onChange={(chosen) => go(change(chosen))} />;
      })}
      <TimePicker filter={filter} today={today} onChange={go} />
      {page.scope !== 'configuration' && (
        <ApplicantField key={filter.applicant} onSearch={(applicant) => go({ applicant })} />
      )}
      {chipsOf(page, filter).map(({ field, operator, value, without }) => (
        <Chip
          key={`${field} ${operator}`}
          field={field}
          operator={operator}
          value={value}
          remove={(look) => <Link href={address(without)} prefetch={false} {...look} />}
        />
      ))}
      {isNarrowed(filter) && (
        <Link href={ledgerAddress({})} prefetch={false} className={buttonClass('quiet', 'sm')}>
          Clear
        </Link>
      )}
    </div>
  );
}
