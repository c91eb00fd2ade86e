import { cx } from '#components/ui/cx.ts';

/** The bar above an applicant. */
export const barClass = cx(
  'flex h-44 shrink-0 items-center gap-10 overflow-hidden border-b border-l2 bg-s1 ps-8',
  'pe-16 whitespace-nowrap phone:h-auto phone:min-h-48 phone:flex-wrap phone:justify-end phone:gap-y-0 phone:pb-4',
);

/** Identity, evidence and decision side by side. */
export const panesClass = cx(
  'grid panes-grid min-h-0 grow divide-x divide-l2 stacked:flex stacked:flex-col',
  'stacked:divide-x-0 stacked:divide-y',
);
