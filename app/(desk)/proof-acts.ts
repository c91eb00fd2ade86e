'use client';

import { problemOf } from '#components/review/problem.ts';
import type { ProofActs } from '#components/shell/proof/use-proof.ts';
import { stepUp } from './actions.ts';

/** Proving again who one is, for all screens with an act that takes it. */
export const proofActs: ProofActs = { stepUp: (proof) => problemOf(stepUp(proof)) };
