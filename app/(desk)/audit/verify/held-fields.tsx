import { Button, buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { HeldFields as Fields } from './use-held.ts';

/** What the reader may hold against the server: their copy of the public key, and signed heads of earlier days. */
export function HeldFields({ fields, isClosed }: { fields: Fields; isClosed: boolean }) {
  const { key, setKey, keyProblem, file, choose, fileProblem } = fields;
  return (
    <fieldset disabled={isClosed} className="my-12 flex flex-col gap-8 border-y border-l1 py-12">
      <legend className="sr-only">What you hold</legend>
      <Field
        label="Public key that you hold"
        aside="optional"
        value={key}
        onChange={(event) => setKey(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        error={keyProblem ?? undefined}
        hint="64 hex digits. Without it, the export is checked with the key that it holds itself."
      />
      <div>
        <div className="flex flex-wrap items-center gap-8">
          <label
            aria-disabled={isClosed}
            className={cx(buttonClass(), 'focus-within:outline-2 focus-within:outline-accent')}
          >
            Signed heads that you hold
            <input
              type="file"
              accept=".jsonl,.txt"
              className="sr-only"
              onChange={({ currentTarget }) => {
                const chosen = currentTarget.files?.[0];
                currentTarget.value = '';
                if (chosen) void choose(chosen);
              }}
            />
          </label>
          {file && (
            <>
              <span className="text-12 text-t2">
                <bdi>{file.name}</bdi>: {countOf(file.heads.length, 'head')}
                {file.unreadable.length > 0 && `, ${countOf(file.unreadable.length, 'line')} can’t be read`}
              </span>
              <Button size="sm" look="quiet" onClick={() => void choose(null)}>
                Leave out
              </Button>
            </>
          )}
        </div>
        {fileProblem && <FieldError>{fileProblem}</FieldError>}
      </div>
    </fieldset>
  );
}
