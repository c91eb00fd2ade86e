import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** A real checkbox under our drawing: keyboard, forms and forced colours work as the browser does them. */
export function Checkbox({ children, ...input }: Omit<ComponentProps<'input'>, 'type' | 'className'> & { children: ReactNode }) {
  return (
    <label className="flex min-h-26 items-center gap-8 phone:min-h-44">
      <span className="relative grid size-14 shrink-0 place-items-center">
        <input
          {...input}
          type="checkbox"
          className="peer size-14 appearance-none rounded-2 border border-l3 bg-s1 checked:border-accent-solid checked:bg-accent-solid forced-colors:appearance-auto"
        />
        <Icon
          name="check"
          className="pointer-events-none absolute size-12 text-on-accent opacity-0 peer-checked:opacity-100 forced-colors:hidden"
        />
      </span>
      {children}
    </label>
  );
}
