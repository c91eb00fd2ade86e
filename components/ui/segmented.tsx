import { cx } from './cx.ts';
import { Icon, type IconName } from './icon.tsx';

type Option<Value extends string> = { value: Value; label: string; icon?: IconName };

/** Two to four options, one of them on, all in sight. */
export function Segmented<Value extends string>(props: {
  label: string;
  value: Value;
  options: Option<Value>[];
  onChange: (value: Value) => void;
}) {
  return (
    <fieldset className="inline-flex gap-1 rounded-4 bg-s2 p-2 inset-ring inset-ring-l1">
      <legend className="sr-only">{props.label}</legend>
      {props.options.map((option) => {
        const isOn = option.value === props.value;
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={isOn}
            onClick={() => props.onChange(option.value)}
            className={cx(
              'inline-flex h-24 items-center gap-6 rounded-3 px-8 text-12 font-medium whitespace-nowrap',
              isOn ? 'bg-s1 text-t1 ring ring-l2' : 'text-t2 hover:text-t1',
            )}
          >
            {option.icon && <Icon name={option.icon} />}
            {option.label}
          </button>
        );
      })}
    </fieldset>
  );
}
