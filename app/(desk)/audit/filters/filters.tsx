'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { FilterLine } from '#components/review/filter-line.tsx';
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
    <FilterLine
      parts={menusOf(page, filter).map(({ change, ...part }) => ({
        ...part,
        onChange: (chosen) => go(change(chosen)),
      }))}
      fields={
        <>
          <TimePicker filter={filter} today={today} onChange={go} />
          {page.scope !== 'configuration' && (
            <ApplicantField key={filter.applicant} onSearch={(applicant) => go({ applicant })} />
          )}
        </>
      }
      chips={chipsOf(page, filter).map(({ without, ...chip }) => ({ ...chip, href: address(without) }))}
      clear={isNarrowed(filter) ? ledgerAddress({}) : null}
      isReading={isReading}
    />
  );
}
