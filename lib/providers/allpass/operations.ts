import { z } from 'zod';
import type { Operation } from '../operation.ts';
import {
  AllpassApplicant,
  CryptoAml,
  CryptoAnswer,
  DeletionAnswer,
  IdAnswer,
  QuestionnaireForm,
  StatusAnswer,
  TokenAnswer,
} from './shapes.ts';

const reading = { method: 'GET', safe: true, answer: 'json' } as const;
const changing = { method: 'POST', safe: false, answer: 'json' } as const;
const root = '/api/public';
const text = z.string().min(1);
const applicantId = text;

/** 100 years, as the page says. */
const longestTtl = 3_153_600_000;

/** Paths below the base address. An `applicantId` may be the vendor's id or the customer's. */
export const allpassOperations = {
  createApplicant: {
    ...changing,
    name: 'createApplicant',
    path: `${root}/applicant`,
    input: z.strictObject({
      externalUserId: text,
      flowName: text,
      phone: text.optional(),
      email: text.optional(),
      lang: text.optional(),
      suppliedInfo: z.record(z.string(), z.unknown()).optional(),
    }),
    output: AllpassApplicant,
  },
  getApplicant: {
    ...reading,
    name: 'getApplicant',
    path: `${root}/applicant/{applicantId}`,
    input: z.strictObject({ applicantId }),
    output: AllpassApplicant,
  },
  getApplicantStatus: {
    ...reading,
    name: 'getApplicantStatus',
    path: `${root}/applicant/{applicantId}/status`,
    input: z.strictObject({ applicantId }),
    output: StatusAnswer,
  },
  moveToFlow: {
    ...changing,
    name: 'moveToFlow',
    path: `${root}/applicant/{applicantId}/moveToFlow`,
    // A number in an applicant, text in this call.
    input: z.strictObject({ applicantId, flowId: z.union([text, z.number().int()]).transform(String) }),
    output: StatusAnswer,
  },
  scheduleDeletion: {
    ...changing,
    name: 'scheduleDeletion',
    path: `${root}/applicant/{applicantId}/schedule-deletion`,
    input: z.strictObject({ applicantId }),
    output: DeletionAnswer,
  },
  restoreApplicant: {
    ...changing,
    name: 'restoreApplicant',
    path: `${root}/applicant/{applicantId}/restore`,
    input: z.strictObject({ applicantId }),
    output: IdAnswer,
  },
  createToken: {
    ...changing,
    name: 'createToken',
    path: `${root}/applicant/{applicantId}/token`,
    input: z.strictObject({
      applicantId,
      locale: text.optional(),
      ttl: z.number().positive().max(longestTtl).optional(),
      flowName: text.optional(),
    }),
    output: TokenAnswer,
  },
  getQuestionnaire: {
    ...reading,
    name: 'getQuestionnaire',
    path: `${root}/questionnaire/{id}`,
    input: z.strictObject({ id: text }),
    output: QuestionnaireForm,
  },
  /** It creates a check that is paid for, so it is sent once although it is called a search. */
  searchCryptoAml: {
    ...changing,
    name: 'searchCryptoAml',
    path: `${root}/crypto-aml/search`,
    input: z
      .strictObject({
        blockchain: text,
        txHash: z
          .string()
          .regex(/^(0x)?[a-fA-F0-9]{64}$/)
          .optional(),
        address: text.optional(),
      })
      .refine(({ txHash, address }) => (txHash === undefined) !== (address === undefined), {
        path: ['txHash or address'],
      }),
    output: CryptoAnswer,
  },
  getCryptoAmlDetails: {
    ...reading,
    name: 'getCryptoAmlDetails',
    path: `${root}/crypto-aml/{amlId}/details`,
    input: z.strictObject({ amlId: text, type: text }),
    output: CryptoAml,
  },
} satisfies Record<string, Operation>;
