'use client';

import { cx } from '#components/ui/cx.ts';
import { Menu, MenuItem } from '#components/ui/menu/menu.tsx';
import type { DraftEdit } from '../use-draft.ts';

type SetMenuProps = {
  label: string;
  /** Which row or column it is. */
  name: string;
  /** The cells of this row or column that hold a switch. */
  keys: readonly string[];
  edit: DraftEdit;
  isWide?: boolean;
  /** The provider's own name, after the label. */
  aside?: string;
};

/** The head of a row or a column: all of its switches are turned on, off, or back at once. */
export function SetMenu({ label, name, keys, edit, isWide, aside }: SetMenuProps) {
  const content = (
    <>
      <span className="truncate">{label}</span>
      {aside && <span className="rule-key">{aside}</span>}
    </>
  );
  const { set, changes } = edit;
  const before = changes.filter(({ key }) => keys.includes(key));
  if (set === null || keys.length === 0)
    return <span className={cx('flex items-baseline gap-8', !isWide && 'justify-center')}>{content}</span>;
  const all = (value: boolean) => set(Object.fromEntries(keys.map((key) => [key, value])));
  return (
    <Menu
      label={name}
      trigger={content}
      triggerLabel={`${name}, change all`}
      triggerClass={cx(
        'flex w-full min-w-0 items-baseline gap-8 rounded-2 hover:text-accent',
        !isWide && 'justify-center',
      )}
    >
      <MenuItem onChoose={() => all(true)}>{`Require all ${keys.length}`}</MenuItem>
      <MenuItem onChoose={() => all(false)}>Require none</MenuItem>
      {before.length > 0 && (
        <MenuItem onChoose={() => set(Object.fromEntries(before.map(({ key, before: was }) => [key, was === true])))}>
          Back to current
        </MenuItem>
      )}
    </Menu>
  );
}
