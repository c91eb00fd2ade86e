import { cx } from './cx.ts';

/** The classes of a tab, for links and buttons: a 2 px line under the current one. */
export function tabClass(isCurrent: boolean): string {
  return cx(
    'relative flex shrink-0 items-center gap-6 px-8 whitespace-nowrap focus-visible:-outline-offset-2',
    isCurrent
      ? 'font-medium text-t1 after:absolute after:inset-x-8 after:bottom-0 after:h-2 after:bg-t1'
      : 'text-t2 hover:text-t1',
  );
}
