import { z } from 'zod';
import { applicantZones } from '#lib/data/applicants/zones.ts';
import { oneLine, prose } from '#lib/review/text.ts';
import { writing } from '#lib/route.ts';

const Zones = z.strictObject({
  applicantId: z.uuid(),
  /** A zone typed off an image; null for those that the vendor read. In the body: an address would be logged. */
  typed: z.strictObject({ text: prose(400), documentType: oneLine(60) }).nullable(),
});

/** Reads machine readable zones, their check digits recomputed. Nothing is kept. */
export const POST = writing('route /api/zones', Zones, true, async (actor, { applicantId, typed }) =>
  Response.json(await applicantZones(actor, applicantId, typed)),
);
