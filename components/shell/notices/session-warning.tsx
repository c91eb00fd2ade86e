import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';

type SessionWarningProps = {
  leftMs: number;
  /** The session ends whatever the member does. */
  isFinal: boolean;
  onStay: () => void;
};

/** Says when the session ends, and keeps it where that can be. */
export function SessionWarning({ leftMs, isFinal, onStay }: SessionWarningProps) {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <div
      role="alert"
      className={cx(
        'fixed end-16 bottom-48 z-30 flex min-h-40 items-center gap-10',
        'rounded-6 bg-s4 py-6 ps-12 pe-6 shadow-float',
      )}
    >
      <Icon name="clock" className="text-attention" />
      <span>
        {isFinal
          ? 'You have been signed in for twelve hours. You will be signed out in '
          : 'You will be signed out in '}
        <span aria-hidden="true" className="font-medium">
          {left}
        </span>
        <span className="sr-only">less than two minutes</span>
      </span>
      {!isFinal && (
        <Button size="sm" onClick={onStay}>
          Stay signed in
        </Button>
      )}
    </div>
  );
}
