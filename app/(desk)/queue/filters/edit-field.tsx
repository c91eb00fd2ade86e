import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Popover } from '#components/ui/menu/popover.tsx';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';
import { FieldPanel } from './field-panel.tsx';
import { type Field, fieldsOf } from './fields.ts';
import { useChoices } from './use-choices.ts';

type EditFieldProps = {
  triggerClass: string;
  trigger: ReactNode;
  field: string;
  operator: string;
  value: string;
  of: Field;
  isNot: boolean;
  filter: QueueFilter;
  connections: ConnectionHealth[];
};

/** The value of a chip, which opens the choices of its field. */
export function EditField({ trigger, triggerClass, field, operator, value, of, ...props }: EditFieldProps) {
  return (
    <Popover
      trigger={trigger}
      triggerClass={triggerClass}
      label={`${field} ${operator} ${value}, change`}
      focusOn={'from' in of ? 'button' : 'input'}
      className="w-288"
    >
      {(close) => <Choices {...props} name={field} onClose={close} />}
    </Popover>
  );
}

type ChoicesProps = Pick<EditFieldProps, 'filter' | 'connections' | 'isNot'> & { name: string; onClose: () => void };

function Choices({ name, filter, connections, isNot, onClose }: ChoicesProps) {
  const { choices, state } = useChoices(true);
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = panel.current;
    // With its last choice the chip goes, and what has the focus in it: the way to add a filter is next.
    return () => {
      if (shown?.contains(document.activeElement))
        document.querySelector<HTMLElement>('[data-add-filter] > button')?.focus();
    };
  }, []);
  const field = fieldsOf(connections, choices).find((one) => one.name === name);
  if (!field) return null;
  return (
    <div ref={panel}>
      <FieldPanel field={field} filter={filter} state={state} onClose={onClose} chip={{ isNot }} />
    </div>
  );
}
