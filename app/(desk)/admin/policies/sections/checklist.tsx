'use client';

import { CheckBox } from '#components/ui/form/check-box.tsx';
import { Section } from '#components/ui/section.tsx';
import { defaultPolicies } from '#lib/review/policies/defaults.ts';
import type { DraftEdit } from '../use-draft.ts';
import { TextField } from './text-field.tsx';

/** The items of the checklist: what Docket can answer from data and images, in the organisation's words. */
export function Checklist({ edit }: { edit: DraftEdit }) {
  const { items } = edit.values.checklist;
  const all = defaultPolicies.checklist.items;
  const set = (next: typeof items) =>
    edit.set({ checklist: { items: all.flatMap(({ id }) => next.find((item) => item.id === id) ?? []) } });
  return (
    <Section title="An approval looks at" aside={`${items.length} of ${all.length}`}>
      <ul className="flex flex-col gap-8 pt-4">
        {all.map((known) => {
          const item = items.find(({ id }) => id === known.id);
          return (
            <li key={known.id} className="flex flex-wrap items-center gap-x-12 gap-y-4">
              <span className="w-240">
                <CheckBox
                  label={known.label}
                  checked={item !== undefined}
                  onChange={(isKept) => set(isKept ? [...items, known] : items.filter(({ id }) => id !== known.id))}
                />
              </span>
              {item && (
                <TextField
                  label={`${known.label}: what people read`}
                  value={item.label}
                  error={edit.problems[`checklist.items.${known.id}.label`]}
                  onChange={(label) => set(items.map((one) => (one.id === known.id ? { ...one, label } : one)))}
                />
              )}
            </li>
          );
        })}
      </ul>
      <p className="mt-8 text-12 text-t2">
        Docket answers an item from data and images. Where it can’t, the reviewer ticks it by hand.
      </p>
    </Section>
  );
}
