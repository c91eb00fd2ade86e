'use client';

import { useQuery } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import { Choice as Select } from '#components/ui/form/choice.tsx';
import type { DecisionForm } from '../use-decision.ts';

type Member = { id: string; name: string; role: string };

const anyone = 'any';

/** To whom a case is escalated: any approver, or one by name. */
export function EscalateTo({ form, meId }: { form: DecisionForm; meId: string }) {
  const { data, error } = useQuery({
    queryKey: ['assignable members'],
    queryFn: () => readJson<{ members: Member[] }>('/api/members/assignable'),
    staleTime: 60_000,
  });
  const approvers = (data?.members ?? []).filter(({ id, role }) => role === 'approver' && id !== meId);
  const note = error ? `The approvers could not be read. ${error.message}` : undefined;
  return (
    <Select
      label="Escalate to"
      value={form.toMemberId ?? anyone}
      options={[
        { value: anyone, label: 'Any approver' },
        ...approvers.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(value) => form.setToMemberId(value === anyone ? null : value)}
      error={form.problem?.fields.toMemberId ?? note}
    />
  );
}
