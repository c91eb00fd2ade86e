'use client';

import { useId } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { laterPanel } from '#components/ui/later.tsx';
import { usePopover } from '#components/ui/menu/use-popover.ts';
import { useNotices } from './use-notices.ts';

const NoticeList = laterPanel(async () => (await import('./notice-list.tsx')).NoticeList);

/** Opens the member's notices; says how many are unread. */
export function Bell({ rail = false }: { rail?: boolean }) {
  const id = useId();
  const { data, error, markRead } = useNotices();
  const { button, popup, isOpen, onBeforeToggle, onToggle } = usePopover({ at: rail ? 'beside' : 'below', onPresent });
  const unread = data?.unread ?? 0;
  const words = unread === 0 ? 'Notices' : `Notices, ${unread} unread`;
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-expanded={isOpen}
        aria-label={rail ? words : undefined}
        title={rail ? words : undefined}
        className={cx(
          'rounded-4 text-t2 hover:bg-s2 hover:text-t1 aria-expanded:bg-s3 aria-expanded:text-t1',
          rail ? 'relative grid size-32 place-items-center phone:size-44' : 'flex h-28 items-center gap-8 px-8',
        )}
      >
        <Icon name="bell" size={rail ? 16 : 14} className={rail ? undefined : 'text-t3'} />
        {!rail && 'Notices '}
        {unread > 0 && <Unread count={unread} rail={rail} />}
      </button>
      <div
        ref={popup}
        id={id}
        popover="auto"
        role="dialog"
        aria-label="Notices"
        tabIndex={-1}
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
        className={panelClass}
      >
        {isOpen && (
          <NoticeList
            notices={data?.notices ?? null}
            problem={data ? null : (error?.message ?? null)}
            onRead={markRead}
            onLeave={() => popup.current?.hidePopover()}
          />
        )}
      </div>
    </>
  );
}

const panelClass =
  'inset-auto max-h-440 w-440 max-w-full overflow-auto rounded-6 bg-s4 text-t1 shadow-float outline-none';

function onPresent(_button: HTMLElement, popup: HTMLElement): void {
  popup.focus();
}

function Unread({ count, rail }: { count: number; rail: boolean }) {
  const shown = count > 99 ? '99+' : String(count);
  return rail ? (
    <span className="absolute end-6 top-6 size-6 rounded-full bg-accent-solid" />
  ) : (
    <span className="ms-auto text-12 font-medium text-t1">
      {shown}
      <span className="sr-only"> unread</span>
    </span>
  );
}
