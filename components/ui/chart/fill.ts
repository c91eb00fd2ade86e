/** How a part of a chart is filled; each has its word beside the chart. */
export type Fill = 'quiet' | 'strong' | 'attention' | 'fail' | 'faint';

export const fillClass: Record<Fill, string> = {
  quiet: 'fill-l3',
  strong: 'fill-t1',
  attention: 'fill-attention',
  fail: 'fill-fail',
  faint: 'fill-l2',
};
