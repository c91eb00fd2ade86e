import { Field } from '#components/ui/form/field.tsx';

/** Where a code of the member's app is typed at the sign-in. */
export function CodeField() {
  return (
    <Field
      label="Code of your app, or a recovery code"
      name="code"
      autoComplete="one-time-code"
      spellCheck={false}
      required
      autoFocus
      tall
    />
  );
}
