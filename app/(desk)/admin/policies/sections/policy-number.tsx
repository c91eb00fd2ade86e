import type { Policies, PolicyKind } from '#lib/review/policies/policies.ts';
import type { DraftEdit } from '../use-draft.ts';
import { NumberField } from './number-field.tsx';

type NamesIn<Policy> = { [Name in keyof Policy]: Policy[Name] extends number ? Name & string : never }[keyof Policy];
type Place = { [Kind in PolicyKind]: { policy: Kind; name: NamesIn<Policies[Kind]> } }[PolicyKind];

type PolicyNumberProps = Place & {
  edit: DraftEdit;
  label: string;
  least: number;
  most: number;
  unit: string;
  isWhole?: boolean;
};

/** A number of a policy: `name` of `policy`. */
export function PolicyNumber({ edit, policy, name, ...field }: PolicyNumberProps) {
  return (
    <NumberField
      {...field}
      edit={edit}
      path={`${policy}.${name}`}
      value={numberAt(edit.values, policy, name)}
      was={numberAt(edit.base, policy, name)}
      onChange={(value) => edit.set({ [policy]: { ...edit.values[policy], [name]: value } })}
    />
  );
}

function numberAt(policies: Policies, policy: PolicyKind, name: string): number {
  const values: Readonly<Record<string, unknown>> = policies[policy];
  return Number(values[name]);
}
