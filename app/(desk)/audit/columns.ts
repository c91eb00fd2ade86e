import type { TableColumn } from '#components/ui/table-head.tsx';

/** Width of each column; on a phone, the place of its cell in the row. The head stays above the rows. */
export const columns: TableColumn[] = [
  { head: 'Row', width: 'w-72 ps-16 text-end phone:hidden' },
  { head: 'When', width: 'w-160 phone:order-3 phone:w-auto phone:text-end phone:text-t3' },
  { head: 'Who', width: 'w-160 phone:order-2 phone:w-auto phone:text-t2' },
  { head: 'What', width: 'phone:order-1 phone:col-span-2' },
  { head: 'About', width: 'w-128 phone:hidden' },
  { head: 'Kind', width: 'w-160 narrow:hidden phone:hidden' },
  { head: 'Hash', width: 'w-120 pe-16 narrow:hidden phone:hidden' },
];

/** A cell must not span columns that are not there. */
export const hiddenWhenNarrow = columns.filter(({ width }) => width.includes('narrow:hidden')).length;
