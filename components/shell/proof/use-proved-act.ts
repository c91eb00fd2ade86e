'use client';

import { useState } from 'react';
import type { Problem } from '#components/review/problem.ts';
import type { ProofSubject } from '#lib/review/members/subject.ts';
import { type ProofActs, useProof } from './use-proof.ts';

/** An act that takes a proof: what was typed, what went wrong, and `run`, which proves and then acts. */
export function useProvedAct(acts: ProofActs) {
  const proof = useProof(acts);
  const [problem, setProblem] = useState<Problem>(null);
  const [isBusy, setIsBusy] = useState(false);
  const run = async (subject: ProofSubject, act: () => Promise<Problem>): Promise<boolean> => {
    setIsBusy(true);
    const found = (await proof.prove(subject)) ?? (await act());
    setIsBusy(false);
    setProblem(found);
    return found === null;
  };
  return { proof, problem, isBusy, run };
}
