import 'server-only';
import type { Tx } from '../database.ts';

/** For which of these applicants an erasure waits for its second person or runs, and in which job. */
export async function askedFor(
  tx: Pick<Tx, '$queryRaw'>,
  applicantIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ applicantId: string; jobId: string }[]>`
    SELECT i.applicant_id AS "applicantId", i.job_id AS "jobId"
    FROM bulk_item i JOIN bulk_job j ON j.id = i.job_id LEFT JOIN erasure_request r ON r.job_id = j.id
    WHERE i.applicant_id = ANY(${[...applicantIds]}::uuid[]) AND i.state IN ('pending', 'at_vendor')
      AND j.act IN ('anonymize', 'delete')
      AND (j.state IN ('running', 'stopped') OR (r.state = 'waiting' AND r.expires_at > clock_timestamp()))`;
  return new Map(rows.map(({ applicantId, jobId }) => [applicantId, jobId]));
}
