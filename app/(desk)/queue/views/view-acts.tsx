import { useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu/menu.tsx';
import type { ColumnName } from '#lib/review/case/filter/columns.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { filterOf, queueAddress } from '#lib/review/case/queue-address.ts';
import { type SavedView, viewQuery } from '#lib/review/views/view.ts';
import { goToFilter } from '../use-queue.ts';
import { RemoveViewDialog } from './remove-view-dialog.tsx';
import { SaveViewDialog } from './save-view-dialog.tsx';
import { useViews } from './use-views.ts';
import { viewCountWords } from './view-count-words.ts';

type ViewActsProps = { filter: QueueFilter; columns: readonly ColumnName[]; mayShare: boolean };

type Opened = { dialog: 'save' | 'remove'; view: SavedView | null };

/** Saves the filter that is shown as a view, or changes the view that it is. On a phone the views are here too. */
export function ViewActs({ filter, columns, mayShare }: ViewActsProps) {
  const { data: views = [] } = useViews();
  const [opened, setOpened] = useState<Opened | null>(null);
  const query = viewQuery(filter);
  const current = views.find((view) => view.query === query) ?? null;
  const close = () => setOpened(null);
  return (
    <div className="ms-auto flex shrink-0 items-center gap-6 ps-8">
      {views.length > 0 && <PhoneViews views={views} />}
      {current?.mayChange && (
        <Menu label={`View ${current.name}`} triggerClass={buttonClass('quiet', 'sm')} trigger={<Trigger />}>
          <MenuItem onChoose={() => setOpened({ dialog: 'save', view: current })}>Change view…</MenuItem>
          <MenuItem onChoose={() => setOpened({ dialog: 'remove', view: current })}>Remove view…</MenuItem>
        </Menu>
      )}
      {!current && query !== '' && (
        <Button look="quiet" size="sm" onClick={() => setOpened({ dialog: 'save', view: null })}>
          Save view…
        </Button>
      )}
      {opened?.dialog === 'save' && (
        <SaveViewDialog
          view={opened.view}
          filter={filter}
          columns={columns}
          own={views.filter(({ sharedBy }) => sharedBy === null)}
          mayShare={mayShare}
          onClose={close}
        />
      )}
      {opened?.dialog === 'remove' && opened.view && <RemoveViewDialog view={opened.view} onClose={close} />}
    </div>
  );
}

function Trigger() {
  return (
    <>
      View
      <Icon name="down" className="text-t3" />
    </>
  );
}

/** A phone has no sidebar. */
function PhoneViews({ views }: { views: SavedView[] }) {
  return (
    <span className="hidden phone:inline-flex">
      <Menu label="Saved views" triggerClass={buttonClass('plain', 'sm')} trigger="Views">
        {views.map((view) => (
          <MenuItem key={view.id} onChoose={() => goToFilter(queueAddress(filterOf(new URLSearchParams(view.query))))}>
            <bdi className="truncate">{view.name}</bdi>
            <span className="ms-auto ps-12 text-12 text-t3">{viewCountWords(view.count)}</span>
          </MenuItem>
        ))}
      </Menu>
    </span>
  );
}
