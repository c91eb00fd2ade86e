import { cx } from '#components/ui/cx.ts';

/** A group of the palette: its heading is an element of the library. */
export const groupClass = 'palette-group';

export const itemClass = cx(
  'flex min-h-28 items-center gap-8 rounded-4 px-8 py-2 select-none aria-selected:bg-s3 phone:min-h-44',
  'forced-colors:aria-selected:outline-2 forced-colors:aria-selected:-outline-offset-2',
);
