'use client';

import { answered, problemWords } from '#components/review/answered.ts';
import { problemOf } from '#components/review/problem.ts';
import type { ProofActs } from '#components/shell/proof/use-proof.ts';
import { beginStepUp, stepUp } from './actions.ts';

/** Proving again who one is, for all screens with an act that takes it. */
export const proofActs: ProofActs = {
  begin: async (subject) => {
    const result = await answered(beginStepUp({ subject }));
    if (result.ok) return result;
    return { ok: false, problem: { message: problemWords(result, 'Not done.'), fields: result.fields ?? {} } };
  },
  stepUp: (given) => problemOf(stepUp(given)),
};
