import { useId } from 'react';
import { Label } from '#components/ui/form/field.tsx';
import { Select } from '#components/ui/form/select.tsx';
import type { Role } from '#lib/review/actor.ts';
import { roleOptions, roleSays } from './role-words.ts';

/** Chooses a role, and says what it is for. */
export function RoleField({ role, onChange }: { role: Role | null; onChange: (role: Role) => void }) {
  const id = useId();
  return (
    <div>
      <Label htmlFor={id}>Role</Label>
      <Select
        id={id}
        label="Role"
        value={role}
        placeholder="Choose a role"
        options={roleOptions}
        onChange={(value) => onChange(value as Role)}
      />
      {role && <p className="mt-4 text-12 text-t3">{roleSays[role]}</p>}
    </div>
  );
}
