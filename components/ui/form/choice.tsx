'use client';

import { useState } from 'react';
import { Label } from './field.tsx';
import { FieldError } from './field-error.tsx';
import { Select } from './select.tsx';

type ChoiceProps = {
  label: string;
  value: string | null;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
  aside?: string;
  error?: string;
  hint?: string | null;
  placeholder?: string;
};

/** A select with its label above and a note below, like the other fields of a form. */
export function Choice({ label, value, options, onChange, aside, error, hint, placeholder = 'Choose' }: ChoiceProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <Label aside={aside}>{label}</Label>
      <Select
        label={label}
        value={value}
        placeholder={placeholder}
        options={options}
        onChange={onChange}
        open={isOpen}
        onOpenChange={setIsOpen}
      />
      {error ? <FieldError>{error}</FieldError> : hint && <p className="mt-4 text-12 text-t3">{hint}</p>}
    </div>
  );
}
