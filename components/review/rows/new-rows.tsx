import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { ListChange } from '#lib/review/list-change.ts';

/**
 * What came in or left since the rows were read. Its place in the line of the filters is kept free, so that no row
 * moves under a pointer when it comes; the rows stay where they are until it is pressed.
 */
export function NewRows({ change, onShow }: { change: ListChange | null; onShow: () => void }) {
  return (
    <div role="status" className="ms-auto min-w-0 grow basis-112">
      {change && (
        <button
          type="button"
          onClick={onShow}
          className={cx(
            'flex h-24 w-full min-w-0 items-center justify-center gap-6 rounded-4 bg-accent-tint px-8 text-12',
            'whitespace-nowrap text-t2',
            'phone:h-36',
          )}
        >
          <Icon name="up" className="text-accent" />
          <b className="font-medium text-accent">{`${changeWords(change)}, show`}</b>
          <span className="min-w-0 truncate phone:hidden">rows stay where they are until then</span>
        </button>
      )}
    </div>
  );
}

function changeWords({ arrived, left }: ListChange): string {
  return [arrived > 0 && `${arrived} new`, left > 0 && `${left} left this list`].filter(Boolean).join(', ');
}
