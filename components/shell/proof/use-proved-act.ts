'use client';

import type { Problem } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import type { ProofSubject } from '#lib/review/members/subject.ts';
import { type ProofActs, useProof } from './use-proof.ts';

/**
 * An act that takes a proof: what was typed, what went wrong, and `run`, which proves and then acts. Without a subject
 * it acts at once.
 */
export function useProvedAct(acts: ProofActs) {
  const proof = useProof(acts);
  const { problem, isBusy, run } = useProblem();
  return {
    proof,
    problem,
    isBusy,
    run: (subject: ProofSubject | null, act: () => Promise<Problem>): Promise<Problem> =>
      run(async () => (subject && (await proof.prove(subject))) ?? act()),
  };
}
