import { useEffect, useRef, useState } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { addFilterClass } from '#components/ui/menu/filter-menu.tsx';
import { Popover } from '#components/ui/menu/popover.tsx';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';
import { FieldPanel } from './field-panel.tsx';
import { chosenIn, type Field, fieldsOf } from './fields.ts';
import { useChoices } from './use-choices.ts';

type AddFilterProps = { filter: QueueFilter; connections: ConnectionHealth[] };

/** Two steps in one panel: which field, then its values. */
export function AddFilter(props: AddFilterProps) {
  return (
    <Popover
      trigger={
        <>
          <Icon name="plus" />
          Filter
        </>
      }
      triggerClass={addFilterClass}
      focusOn="button"
      className="w-288"
    >
      {(close) => <Panel {...props} onClose={close} />}
    </Popover>
  );
}

function Panel({ filter, connections, onClose }: AddFilterProps & { onClose: () => void }) {
  const [name, setName] = useState<string | null>(null);
  const { choices, state } = useChoices(true);
  const panel = useRef<HTMLDivElement>(null);
  const wasIn = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: again once the choices are read, before there is no input
  useEffect(() => {
    // The button that had the focus is gone: into the field's values, or back to its name.
    const back = [...(panel.current?.querySelectorAll('button') ?? [])].find(
      ({ dataset }) => dataset.field === wasIn.current,
    );
    if (name !== null) firstIn(panel.current)?.focus();
    else if (wasIn.current !== null) back?.focus();
    wasIn.current = name;
  }, [name, state]);
  const fields = fieldsOf(connections, choices).filter(
    (one) => one.name !== 'Connection' || hasSeveralOfOne(connections),
  );
  const field = fields.find((one) => one.name === name);
  return (
    <div ref={panel}>
      {!field && <Fields fields={fields} filter={filter} onChoose={setName} />}
      {field && (
        <button
          type="button"
          onClick={() => setName(null)}
          className="mb-8 flex items-center gap-4 rounded-4 text-12 font-medium text-t2 hover:text-t1"
        >
          <Icon name="left" size={12} />
          {field.name}
        </button>
      )}
      {field && <FieldPanel field={field} filter={filter} state={state} onClose={onClose} />}
    </div>
  );
}

function firstIn(panel: HTMLElement | null): HTMLElement | null | undefined {
  return panel?.querySelector<HTMLElement>('li > button, input') ?? panel?.querySelector('button');
}

/** Where each provider has one connection, the two are the same filter. */
function hasSeveralOfOne(connections: ConnectionHealth[]): boolean {
  return new Set(connections.map(({ provider }) => provider)).size < connections.length;
}

/** How many values of a field are on. */
function amountOn(filter: QueueFilter, field: Field): number {
  if (!('part' in field)) return 0;
  return [field.part, ...(field.not ? [field.not] : [])].flatMap((part) => chosenIn(filter, part)).length;
}

type FieldsProps = { fields: Field[]; filter: QueueFilter; onChoose: (name: string) => void };

function Fields({ fields, filter, onChoose }: FieldsProps) {
  return (
    <ul aria-label="Filter by">
      {fields.map((field) => {
        const chosen = amountOn(filter, field);
        return (
          <li key={field.name}>
            <button
              type="button"
              data-field={field.name}
              onClick={() => onChoose(field.name)}
              className="flex min-h-28 w-full items-center gap-8 rounded-4 px-8 py-2 hover:bg-s3 phone:min-h-44"
            >
              {field.name}
              {chosen > 0 && <span className="text-12 text-t3">{chosen}</span>}
              <Icon name="right" size={12} className="ms-auto text-t3" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
