import { z } from 'zod';

const said = z.union([z.string(), z.number(), z.boolean()]).nullish();
const id = z.union([z.string().min(1), z.number()]).transform(String);

/** One attribute of the person. A key with fewer rights gets none (docs/providers.md#blockpass). */
export const Identity = z.looseObject({ type: said, value: z.unknown() });

export const Candidate = z.looseObject({
  status: said,
  recordId: id.nullish(),
  refId: id.nullish(),
  blockPassID: said,
  isArchived: said,
  waitingDate: said,
  inreviewDate: said,
  approvedDate: said,
  willArchiveAtDate: said,
  customFields: z.record(z.string(), z.unknown()).nullish(),
  identities: z.record(z.string(), Identity).nullish(),
  certs: z.record(z.string(), z.unknown()).nullish(),
  certificates: z.record(z.string(), z.unknown()).nullish(),
});

/** `{ status: "success", data }`. Any other word is a failure, whatever the HTTP status. */
const Success = z.string().regex(/^success$/i);

export const CandidateAnswer = z.looseObject({ status: Success, data: Candidate });
export const CandidateListAnswer = z.looseObject({
  status: Success,
  data: z.looseObject({
    records: z.array(Candidate),
    total: z.coerce.number().nullish(),
    skip: z.coerce.number().nullish(),
    limit: z.coerce.number().nullish(),
  }),
});

export type Candidate = z.output<typeof Candidate>;
export type Identity = z.output<typeof Identity>;
