import { z } from 'zod';

const said = z.union([z.string(), z.number(), z.boolean()]).nullish();
const anything = z.unknown().optional();
const id = z.union([z.string().min(1), z.number()]);

/**
 * Regula's codes. The inner `fieldType` counts; the outer one of a group is wrong in the vendor's samples
 * (docs/providers.md#allpass).
 */
export const GraphicRow = z.looseObject({ id: said, docId: said, fieldType: said, pageIndex: said, image: said });
export const FieldRow = z.looseObject({
  id: said,
  docId: said,
  fieldType: said,
  lcid: said,
  status: said,
  pageIndex: said,
  validity: said,
  value: said,
  sourceType: said,
  comparison: anything,
});
const TypeRow = z.looseObject({ docId: said, name: said, pageIndex: said, hasMRZ: said, icao: said });

const rowsOf = <Row extends z.ZodType>(row: Row) => z.array(z.looseObject({ data: z.array(row).nullish() })).nullish();

/** One scan of a step. Steps without a scan have other fields, which the page does not name. */
export const Scan = z.looseObject({
  id: said,
  stepType: said,
  overallResult: said,
  createdAt: said,
  types: z.array(TypeRow).nullish(),
  graphics: rowsOf(GraphicRow),
  fields: rowsOf(FieldRow),
});

/** `data` is one object on the page and an array in older answers. */
export const Step = z.looseObject({
  service: said,
  status: said,
  type: said,
  deactivatedServiceCount: said,
  errorMessage: said,
  reason: said,
  data: z.union([Scan, z.array(Scan)]).nullish(),
});

export const AllpassApplicant = z.looseObject({
  id,
  externalUserId: id.nullish(),
  status: said,
  createdAt: said,
  updatedAt: said,
  scheduledDeletionDate: said,
  phone: said,
  email: said,
  lang: said,
  dateOfBirth: said,
  ip: said,
  country: said,
  region: said,
  timezone: said,
  city: said,
  image: said,
  fullName: said,
  fullNameSetByUser: said,
  flowId: said,
  review: z.looseObject({ status: said, comment: said, warnings: anything }).nullish(),
  servicesData: z.array(Step).nullish(),
  flow: z.looseObject({ id: said, name: said, type: said, autoApprove: said, uniqueFaceMatch: said }).nullish(),
  amlMonitoring: z.looseObject({ period: said, isActive: said }).nullish(),
  device: z.looseObject({ ip: said, country: said, userAgent: said, ll: z.array(z.unknown()).nullish() }).nullish(),
});

export const CryptoAml = z.looseObject({
  id,
  type: said,
  applicantId: said,
  blockchain: said,
  reviewStatus: said,
  address: said,
  score: said,
  outdated: said,
  isMonitoring: said,
  updatedAt: said,
});

export const QuestionnaireForm = z.looseObject({
  id,
  name: said,
  description: said,
  content: anything,
  version: anything,
});

export const StatusAnswer = z.looseObject({ id, status: said });
export const DeletionAnswer = z.looseObject({ id, scheduledDeletionDate: said });
export const IdAnswer = z.looseObject({ id });
export const TokenAnswer = z.looseObject({
  transactionId: said,
  accessToken: said,
  link: said,
  applicantId: id.nullish(),
  ttl: said,
});
export const CryptoAnswer = z.looseObject({ id, type: said });

export type AllpassApplicant = z.output<typeof AllpassApplicant>;
export type TokenAnswer = z.output<typeof TokenAnswer>;
export type Step = z.output<typeof Step>;
export type Scan = z.output<typeof Scan>;
export type FieldRow = z.output<typeof FieldRow>;
export type GraphicRow = z.output<typeof GraphicRow>;
export type CryptoAml = z.output<typeof CryptoAml>;
export type QuestionnaireForm = z.output<typeof QuestionnaireForm>;
