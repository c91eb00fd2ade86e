import 'server-only';
import { Refusal } from '#lib/review/refusal.ts';
import { type ConnectionStatus, statusColumns } from '../connections/status.ts';
import { select } from '../database.ts';
import { Prisma } from '../generated/client.ts';

/** An applicant as stored, without the raw answer, and their connection with its status and what is wrong with it. */
export type ApplicantRow = ConnectionStatus & {
  id: string;
  connectionId: string;
  externalId: string;
  status: string;
  providerStatus: string | null;
  isArchived: boolean;
  deletionScheduledFor: Date | null;
  fetchedAt: Date;
  problem: string | null;
  version: number;
  dataKey: string | null;
  record: string | null;
  barcodes: string | null;
  erasedAt: Date | null;
  provider: string;
  connectionLabel: string;
  mode: 'test' | 'live';
  connectionStatus: string;
  downSince: Date | null;
  pullProblem: string | null;
  pullProblemAt: Date | null;
};

/** Reads an applicant with their connection. The caller checks the right. @throws Refusal `not_found` */
export async function applicantRow(id: string): Promise<ApplicantRow> {
  const [row] = await select<ApplicantRow>(
    Prisma.sql`
      SELECT a.id, a.connection_id AS "connectionId", a.external_id AS "externalId", a.status,
        a.provider_status AS "providerStatus", a.is_archived AS "isArchived",
        a.deletion_scheduled_for AS "deletionScheduledFor", a.fetched_at AS "fetchedAt", a.problem, a.version,
        a.data_key AS "dataKey", a.record, a.barcodes, a.erased_at AS "erasedAt",
        n.provider, n.label AS "connectionLabel", n.mode, n.status AS "connectionStatus", g.opened_at AS "downSince",
        p.problem AS "pullProblem", p.problem_at AS "pullProblemAt", ${statusColumns}
      FROM applicant a JOIN connection n ON n.id = a.connection_id
        LEFT JOIN gate g ON g.connection_id = n.id LEFT JOIN pull p ON p.connection_id = n.id
      WHERE a.id = ${id}::uuid`,
    'applicant with connection',
  );
  if (!row) throw new Refusal('not_found', 'There is no such applicant.');
  return row;
}
