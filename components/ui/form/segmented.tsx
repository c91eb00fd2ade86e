import { cx } from '../cx.ts';

type SegmentedProps<Value extends string> = {
  label: string;
  options: readonly (readonly [value: Value, label: string])[];
  value: Value;
  onChange: (value: Value) => void;
};

/** A few values side by side, of which one is in force. */
export function Segmented<Value extends string>({ label, options, value, onChange }: SegmentedProps<Value>) {
  return (
    <fieldset aria-label={label} className="m-0 flex min-w-0 rounded-4 border-0 bg-s2 p-2">
      {options.map(([one, words]) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === value}
          onClick={() => onChange(one)}
          className={cx(
            'h-24 grow rounded-3 border border-transparent px-8 text-center text-12 text-t2 hover:text-t1',
            one === value && 'border-l2 bg-s1 font-medium text-t1',
          )}
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}
