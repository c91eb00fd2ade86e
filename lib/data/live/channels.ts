import { z } from 'zod';
import { caseStates } from '#lib/review/case/case.ts';
import type { LiveEvent } from '#lib/review/case/live.ts';

/**
 * The channels of NOTIFY: a case or the hits of an applicant changed, or a notice was written (by trigger); someone
 * opened or left a case.
 */
export const channels = {
  case: 'docket_case',
  hits: 'docket_hits',
  presence: 'docket_presence',
  notice: 'docket_notice',
} as const;

const ToldCase = z.strictObject({
  caseId: z.uuid(),
  applicantId: z.uuid(),
  state: z.enum(caseStates),
  outcome: z.enum(['approved', 'rejected']).nullable(),
  assigneeId: z.uuid().nullable(),
  version: z.int(),
});

/** What a notification says. One that can't be read (a newer version of Docket sent it) counts as a gap. */
export function liveEventOf(channel: string, payload: string | undefined): LiveEvent {
  if (channel === channels.presence) return { kind: 'presence' };
  if (channel === channels.notice) return { kind: 'notice', memberId: payload ?? '' };
  try {
    if (channel === channels.hits) return { kind: 'hits', applicantId: z.uuid().parse(payload) };
    return { kind: 'case', case: ToldCase.parse(JSON.parse(payload ?? '')) };
  } catch {
    return { kind: 'gap' };
  }
}
