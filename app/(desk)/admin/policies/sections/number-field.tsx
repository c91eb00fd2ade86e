'use client';

import { Field } from '#components/ui/form/field.tsx';
import type { DraftEdit } from '../use-draft.ts';

type NumberFieldProps = {
  edit: DraftEdit;
  /** Names the field among all: "sla.dueInHours". */
  path: string;
  label: string;
  value: number;
  /** The value in force, shown where the draft has another. */
  was: number;
  least: number;
  most: number;
  unit: string;
  isWhole?: boolean;
  onChange: (value: number) => void;
};

/** A number with its unit. Text that is none stays in the field, with what to do, and is not in the draft. */
export function NumberField({ edit, path, label, value, was, unit, onChange, ...range }: NumberFieldProps) {
  const typed = edit.typed[path];
  const change = (text: string) => {
    const problem = problemOf(text, range);
    edit.type(path, { text, problem });
    if (problem === null) onChange(Number(text));
  };
  return (
    <Field
      label={label}
      aside={value === was ? unit : `${unit}, now ${was.toLocaleString('en')}`}
      value={typed?.text ?? String(value)}
      error={typed?.problem ?? edit.problems[path]}
      inputMode="decimal"
      autoComplete="off"
      className="max-w-240"
      onChange={({ target }) => change(target.value)}
      onBlur={() => typed?.problem === null && edit.type(path, null)}
    />
  );
}

function problemOf(text: string, { least, most, isWhole = true }: { least: number; most: number; isWhole?: boolean }) {
  const given = text.trim();
  const number = Number(given);
  const isNumber = /^\d{1,6}(\.\d{1,2})?$/.test(given) && (!isWhole || Number.isInteger(number));
  if (isNumber && number >= least && number <= most) return null;
  return `A ${isWhole ? 'whole ' : ''}number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}.`;
}
