import { useId } from 'react';
import { Label } from './field.tsx';
import { FieldError } from './field-error.tsx';
import { Select } from './select.tsx';
import type { Option } from './use-select.ts';

type ChoiceProps = {
  label: string;
  value: string | null;
  options: Option[];
  onChange: (value: string) => void;
  aside?: string | null;
  error?: string;
  hint?: string | null;
  placeholder?: string;
  leavesLetters?: boolean;
  takesDigits?: boolean;
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
};

/** A select with its label above and its note below, as the other fields of a form have them. */
export function Choice({ label, aside, error, hint, placeholder = 'Choose', ...list }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <Label htmlFor={id} aside={aside}>
        {label}
      </Label>
      <Select
        {...list}
        id={id}
        label={label}
        placeholder={placeholder}
        isBad={Boolean(error)}
        describedBy={`${id}-note`}
      />
      <div id={`${id}-note`}>
        {error ? <FieldError>{error}</FieldError> : hint && <p className="mt-4 text-12 text-t3">{hint}</p>}
      </div>
    </div>
  );
}
