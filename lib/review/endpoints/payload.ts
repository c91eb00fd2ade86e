import { z } from 'zod';
import { caseEvents, testEvent } from './event.ts';

const moment = z.iso.datetime();

/** Letters, digits and what separates them in ids. */
export const VendorId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/);

/**
 * What an endpoint is told of a decision, with the names that go over the wire. No personal data: ids, codes, times and
 * the place in the ledger. `applicant_id` is the vendor's; null once the applicant was erased, and where it is no plain
 * id but a text such as an e-mail address.
 */
export const CasePayload = z.strictObject({
  type: z.enum(caseEvents),
  timestamp: moment,
  data: z.strictObject({
    /** The id of the decision, of the move where the case was not decided, or of a case that is under review again. */
    id: z.uuid(),
    kind: z.enum(['approved', 'rejected', 'requested', 'escalated', 'held', 'snoozed', 'reopened']),
    /** Codes; of a case that is under review again why its round was opened. */
    reasons: z.array(z.string().max(64)).max(100),
    case: z.strictObject({ id: z.uuid(), number: z.string().regex(/^DK-\d+$/), round: z.int().min(1) }),
    provider: z.string().max(64),
    mode: z.enum(['test', 'live']),
    applicant_id: VendorId.nullable(),
    /** The row of the ledger that holds the decision, the move or the opening of the round. */
    ledger: z.strictObject({ seq: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  }),
});

export type CasePayload = z.infer<typeof CasePayload>;

const TestPayload = z.strictObject({
  type: z.literal(testEvent),
  timestamp: moment,
  data: z.strictObject({ endpoint_id: z.uuid() }),
});

/** Everything that Docket sends to endpoints. */
export const Payload = z.discriminatedUnion('type', [CasePayload, TestPayload]);

export type Payload = z.infer<typeof Payload>;
