import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { CandidateAnswer, CandidateListAnswer } from './shapes.ts';

const get = { method: 'GET', safe: true, answer: 'json' } as const;

/** Paths below `{baseUrl}/kyc/1.0/connect/{clientId}`. */
export const blockpassOperations = {
  candidateByRefId: {
    ...get,
    name: 'candidateByRefId',
    path: '/refId/{refId}',
    input: z.strictObject({ refId: z.string().min(1) }),
    output: CandidateAnswer,
  },
  candidateByRecordId: {
    ...get,
    name: 'candidateByRecordId',
    path: '/recordId/{recordId}',
    input: z.strictObject({ recordId: z.string().min(1) }),
    output: CandidateAnswer,
  },
  /** The status is part of the path; without one, all candidates are listed. */
  listCandidates: {
    ...get,
    name: 'listCandidates',
    path: '/applicants',
    input: z.strictObject({
      status: z.string().regex(/^\w+$/).optional(),
      skip: z.number().int().nonnegative().optional(),
      limit: z.number().int().positive().optional(),
    }),
    output: CandidateListAnswer,
  },
  /**
   * Reading with the archive key archives for good (docs/providers.md, "Blockpass: reading can erase"), so this GET is
   * sent once. The path depends on which id the input has.
   */
  archiveCandidate: {
    ...get,
    safe: false,
    name: 'archiveCandidate',
    path: '',
    input: z.union([z.strictObject({ refId: z.string().min(1) }), z.strictObject({ recordId: z.string().min(1) })]),
    output: CandidateAnswer,
  },
} satisfies Record<string, Operation>;
