'use client';

import { useState } from 'react';
import type { Problem } from '#components/review/problem.ts';
import type { ProofSubject } from '#lib/review/members/subject.ts';

/** Proves to the server who the member is, for one act. Gives what went wrong, or null. */
export type ProofActs = { stepUp: (proof: { subject: ProofSubject; password: string }) => Promise<Problem> };

/** What the member has typed to prove who they are, whether it is enough, and the act that sends it. */
export type Proof = {
  password: string;
  type: (password: string) => void;
  isGiven: boolean;
  prove: (subject: ProofSubject) => Promise<Problem>;
};

/** The proof of one dialog. */
export function useProof(acts: ProofActs): Proof {
  const [password, type] = useState('');
  return {
    password,
    type,
    isGiven: password !== '',
    prove: (subject) => acts.stepUp({ subject, password }),
  };
}
