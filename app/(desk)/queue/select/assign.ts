import { useQuery } from '@tanstack/react-query';
import { jsonOf, ReadFailed, readJson } from '#components/review/read-json.ts';
import type { Picked } from './selection.ts';

/** The most cases that are assigned at once. */
export const mostAssigned = 200;

/** What became of an assignment: how many cases, and the numbers of the others by why not. */
export type Assigned = { done: number; refused: [why: string, caseNumbers: string[]][] };

type Member = { id: string; name: string };
type Answer = { results: { caseId: string; refusal: { message: string } | null }[] };

/** Those to whom cases can be assigned. */
export function useAssignable(isAsked: boolean) {
  return useQuery({
    queryKey: ['assignable'],
    queryFn: ({ signal }) => readJson<{ members: Member[] }>('/api/members/assignable', signal),
    enabled: isAsked,
    staleTime: 5 * 60_000,
  });
}

/**
 * Assigns cases to a member; `toId` null ends their assignments.
 * @returns what became of them, or a sentence why nothing was done
 */
export async function assignCases(picked: readonly Picked[], toId: string | null): Promise<Assigned | string> {
  try {
    const body = JSON.stringify({ caseIds: picked.map(({ caseId }) => caseId), toId });
    const { results } = await jsonOf<Answer>(
      await fetch('/api/cases/assign', { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    );
    return assignedOf(picked, results);
  } catch (error) {
    if (error instanceof ReadFailed) return error.message;
    if (error instanceof TypeError) return 'Docket did not answer. Try again.';
    throw error;
  }
}

function assignedOf(picked: readonly Picked[], results: Answer['results']): Assigned {
  const numbers = new Map(picked.map(({ caseId, caseNumber }) => [caseId, caseNumber]));
  const refused = results.filter(({ refusal }) => refusal !== null);
  const byWhy = Map.groupBy(refused, ({ refusal }) => refusal?.message ?? '');
  return {
    done: results.length - refused.length,
    refused: [...byWhy].map(([why, of]) => [why, of.map(({ caseId }) => numbers.get(caseId) ?? 'One case')]),
  };
}
