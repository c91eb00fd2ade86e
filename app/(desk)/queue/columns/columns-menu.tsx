import { problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Segmented } from '#components/ui/form/segmented.tsx';
import { linkClass } from '#components/ui/link.ts';
import { Popover } from '#components/ui/menu/popover.tsx';
import { type ColumnName, isUsual, lookOf, type QueueLook, usualColumns } from '#lib/review/case/filter/columns.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { queueAddress } from '#lib/review/case/queue-address.ts';
import { mostAtAnyWidth } from '../rows/table.tsx';
import { goToFilter } from '../use-queue.ts';
import { changeQueueLook } from './actions.ts';
import { ColumnList } from './column-list.tsx';
import { type ShownLook, useOwnLook, useSetLook } from './use-look.ts';

type ColumnsMenuProps = { filter: QueueFilter; look: ShownLook };

/** Which columns the rows have, in which order, and how high they are. A phone has neither. */
export function ColumnsMenu(props: ColumnsMenuProps) {
  return (
    <span className="phone:hidden">
      <Popover trigger="Columns" triggerClass={buttonClass('plain', 'sm')} focusOn="button" className="w-264">
        <Panel {...props} />
      </Popover>
    </span>
  );
}

/** What is changed is shown at once and kept for the member; columns of the address are changed in the address. */
function Panel({ filter, look }: ColumnsMenuProps) {
  const { problem, run } = useProblem();
  const setLook = useSetLook();
  const own = useOwnLook() ?? lookOf(null);
  const keep = (change: Partial<QueueLook>) => {
    const next = lookOf({ ...own, ...change });
    setLook(next);
    void run(() => problemOf(changeQueueLook(next), 'Shown, but not kept.'));
  };
  const inAddress = filter.columns !== undefined;
  const show = (columns: ColumnName[]) =>
    inAddress ? goToFilter(queueAddress({ ...filter, columns }), 'replace') : keep({ columns });
  const reset = () =>
    inAddress ? goToFilter(queueAddress({ ...filter, columns: undefined })) : show([...usualColumns]);
  return (
    <>
      <p className="mb-4 text-12 text-t3">Density</p>
      <Segmented
        label="Density"
        options={[
          ['compact', 'Compact, 36'],
          ['comfort', 'Comfort, 40'],
        ]}
        value={look.density}
        onChange={(density) => keep({ density })}
      />
      <div className="-mx-4 mt-12 mb-4 flex items-center border-t border-l1 px-4 pt-8 text-12 text-t3">
        {inAddress ? 'Columns of this view' : 'Columns'}
        {(inAddress || !isUsual([...look.columns])) && (
          <button type="button" onClick={reset} className={cx(linkClass, 'ms-auto')}>
            {inAddress ? 'Use my own' : 'Reset'}
          </button>
        )}
      </div>
      <ColumnList columns={look.columns} onShow={show} />
      {look.columns.length > mostAtAnyWidth && (
        <p className="mt-8 hidden text-12 text-t3 narrow:block">
          At this width Provider says and Age are shown with at most {mostAtAnyWidth} columns.
        </p>
      )}
      <p className="-mx-4 mt-8 border-t border-l1 px-4 pt-8 text-12 text-t3">Drag, or Alt ↑ ↓, to order</p>
      {problem && <FieldError>{problem.message}</FieldError>}
    </>
  );
}
