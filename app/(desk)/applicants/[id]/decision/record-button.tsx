'use client';

import { Button, buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu/menu.tsx';

/** The same act with and without what is sent to the provider. */
export type Sending = {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** What the button says with it, and without. */
  words: { on: string; off: string };
};

type RecordButtonProps = {
  children: string;
  isBusy: boolean;
  disabled: boolean;
  /** Null where nothing can be sent, or nothing can be recorded now. */
  sending: Sending | null;
  onRecord: () => void;
};

/**
 * The button that records. Where something can be sent to the provider with it, a menu beside it says with or without;
 * what is chosen there is on the button and in the lines above it before anything is recorded.
 */
export function RecordButton({ children, isBusy, disabled, sending, onRecord }: RecordButtonProps) {
  return (
    <div className="flex">
      <span className={cx('min-w-0 grow', sending && 'split-record')}>
        <Button
          look="primary"
          size="lg"
          hint="Ctrl ↵"
          className={cx('w-full justify-between', sending && 'rounded-e-none')}
          busy={isBusy}
          disabled={disabled}
          title="Ctrl+Shift+Enter also takes the next case"
          onClick={onRecord}
        >
          <span className="me-auto truncate">{isBusy ? 'Saving' : children}</span>
        </Button>
      </span>
      {sending && (
        <Menu
          trigger={<Icon name="down" />}
          label="What is recorded and sent"
          triggerLabel="Record with or without sending"
          triggerClass={cx(buttonClass('primary', 'lg', true), 'rounded-s-none border-s-edge-on-accent')}
          at="above"
        >
          {[true, false].map((isOn) => (
            <MenuItem
              key={String(isOn)}
              kind="radio"
              checked={sending.isOn === isOn}
              onChoose={() => sending.onChange(isOn)}
            >
              <span className="flex size-14 items-center">{sending.isOn === isOn && <Icon name="check" />}</span>
              {isOn ? sending.words.on : `${sending.words.off} only`}
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  );
}
