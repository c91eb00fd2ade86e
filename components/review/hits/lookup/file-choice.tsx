import { type ChangeEvent, type DragEvent, useId } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { lookupFileTypes } from '#lib/review/hits/lookup.ts';
import { sizeWords } from './size-words.ts';

type FileChoiceProps = {
  file: File | null;
  error: string | undefined;
  isBusy: boolean;
  onChoose: (file: File | null) => void;
};

/** One file: chosen, or what may be chosen. */
export function FileChoice({ file, error, isBusy, onChoose }: FileChoiceProps) {
  const id = useId();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0];
    // The same file can be chosen again.
    target.value = '';
    if (chosen) onChoose(chosen);
  };
  const drop = (event: DragEvent) => {
    // Else the browser opens the file in place of Docket.
    event.preventDefault();
    const [dropped] = event.dataTransfer.files;
    if (dropped && !isBusy) onChoose(dropped);
  };
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button does the same by key */}
      <div
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        className={cx(
          'flex min-h-36 items-center gap-8 rounded-4 border border-dashed py-4 ps-10 pe-4 text-12',
          error ? 'border-fail' : 'border-l3',
        )}
      >
        <Icon name="file" className="text-t3" />
        <span id={`${id}-said`} className={cx('min-w-0 grow', file ? 'truncate' : 'text-t2')}>
          {file ? (
            <>
              <bdi>{file.name}</bdi>, {sizeWords(file.size)}
            </>
          ) : (
            'Drop a screenshot or PDF of what you saw, up to 5 MB. Hashed when stored.'
          )}
        </span>
        {file && !isBusy && (
          <Button size="sm" look="quiet" onClick={() => onChoose(null)}>
            Remove
          </Button>
        )}
        <label className={cx(buttonClass('plain', 'sm'), 'focus-within:outline-2 focus-within:outline-accent')}>
          {file ? 'Choose another' : 'Choose file'}
          <input
            type="file"
            accept={lookupFileTypes.join(',')}
            className="sr-only"
            disabled={isBusy}
            aria-describedby={`${id}-said ${id}-problem`}
            onChange={choose}
          />
        </label>
      </div>
      <div id={`${id}-problem`} aria-live="polite">
        {error && <FieldError>{error}</FieldError>}
      </div>
    </div>
  );
}
