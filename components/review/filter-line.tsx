'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { cx } from '#components/ui/cx.ts';
import { FilterList } from '#components/ui/menu/filter-list.tsx';
import { FilterMenu, type FilterMenuProps } from '#components/ui/menu/filter-menu.tsx';

/** A part of a filter with its choices. Without any it is left out; `isLong`: they are found by typing. */
export type FilterPart = FilterMenuProps & { isLong?: boolean };

/** A part that is on. `href`: the address without it. */
export type FilterChip = { field: string; operator: string; value: string; href: string };

type FilterLineProps = {
  parts: FilterPart[];
  /** Parts that are not chosen from a list. */
  fields?: ReactNode;
  chips: FilterChip[];
  /** The address without any filter; null where none is on, or each is removed by itself. */
  clear?: string | null;
  /** The rows of another filter are on their way. */
  isReading?: boolean;
  /** At the end of the line. */
  children?: ReactNode;
};

/** The line above a list: what narrows it, each part that is on as a chip that can be removed. */
export function FilterLine({ parts, fields, chips, clear, isReading, children }: FilterLineProps) {
  return (
    <div
      aria-busy={isReading || undefined}
      className={cx(
        'flex min-h-40 shrink-0 flex-wrap items-center gap-6 border-b border-l1 px-16 py-6',
        isReading && 'late-dim',
      )}
    >
      {parts.map(({ isLong, ...part }) => {
        const Choices = isLong ? FilterList : FilterMenu;
        return part.choices.length === 0 ? null : <Choices key={part.field} {...part} />;
      })}
      {fields}
      {chips.map(({ href, ...chip }) => (
        <Chip
          key={`${chip.field} ${chip.operator}`}
          {...chip}
          remove={(look) => <Link href={href} prefetch={false} {...look} />}
        />
      ))}
      {clear && (
        <Link href={clear} prefetch={false} className={buttonClass('quiet', 'sm')}>
          Clear
        </Link>
      )}
      {children}
    </div>
  );
}
