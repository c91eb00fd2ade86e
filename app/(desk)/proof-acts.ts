'use client';

import { answered } from '#components/review/answered.ts';
import { asProblem, problemOf } from '#components/review/problem.ts';
import type { ProofActs } from '#components/shell/proof/use-proof.ts';
import { beginStepUp, stepUp } from './actions.ts';

/** Proving again who one is, for all screens with an act that takes it. */
export const proofActs: ProofActs = {
  begin: async (subject) => {
    const result = await answered(beginStepUp({ subject }));
    return result.ok ? result : { ok: false, problem: asProblem(result, 'Not done.') };
  },
  stepUp: (given) => problemOf(stepUp(given)),
};
