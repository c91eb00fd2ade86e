'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Choice } from '#components/ui/form/choice.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import type { Role } from '#lib/review/actor.ts';
import { roleWords } from '#lib/review/members/role-words.ts';
import { readJson } from '../read-json.ts';
import { ActDialog } from './act-dialog.tsx';
import type { Claiming } from './use-claim.ts';

type Members = { members: { id: string; name: string; role: Role }[] };

/** An approver gives the case to a member, who is told. */
export function AssignDialog({ assign, onClose }: Pick<Claiming, 'assign'> & { onClose: () => void }) {
  const [toId, setToId] = useState<string | null>(null);
  const { data, error } = useQuery({
    queryKey: ['assignable'],
    queryFn: ({ signal }) => readJson<Members>('/api/members/assignable', signal),
  });
  const options = (data?.members ?? []).map(({ id, name, role }) => ({
    value: id,
    label: `${name}, ${roleWords[role]}`,
  }));
  return (
    <ActDialog
      title="Assign this case"
      label="Assign"
      isClosed={toId === null}
      onAct={() => assign(toId)}
      onClose={onClose}
    >
      <p className="mb-10 text-t2">It stays with them until they decide it or someone assigns it again.</p>
      <Choice label="To" value={toId} options={options} onChange={setToId} />
      {error && <FieldError>{`The members could not be read. ${error.message}`}</FieldError>}
    </ActDialog>
  );
}
