import { type ReactNode, useId } from 'react';

/** A check box with its explanation below. */
export function CheckBox({
  label,
  hint,
  checked,
  onChange,
}: {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="flex gap-8">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={hint ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-3 size-14 shrink-0 accent-accent-solid phone:size-20"
      />
      <span>
        <label htmlFor={id} className="block">
          {label}
        </label>
        {hint && (
          <span id={`${id}-note`} className="block text-12 text-t3">
            {hint}
          </span>
        )}
      </span>
    </div>
  );
}
