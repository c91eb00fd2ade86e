import 'server-only';
import { type VendorTrouble, vendorTrouble } from '#lib/review/connections/vendor-trouble.ts';
import { select } from '../database.ts';
import { Prisma } from '../generated/client.ts';

type Shown = {
  status: string;
  gate: { openedAt: Date | null } | null;
  pull: { problem: string | null; problemAt: Date | null } | null;
};

/** What is wrong with a connection or its vendor, or null. */
export function troubleOf({ status, gate, pull }: Shown): VendorTrouble | null {
  return vendorTrouble({
    isActive: status === 'active',
    downSince: gate?.openedAt ?? null,
    failingSince: pull?.problemAt ?? null,
    problem: pull?.problem ?? null,
  });
}

type OfApplicant = { provider: string; label: string; mode: 'test' | 'live' } & Shown;

/** The connection of an applicant, with what {@link troubleOf} needs; null for an unknown id. */
export async function connectionOf(applicantId: string): Promise<OfApplicant | null> {
  const [row] = await select<
    Omit<OfApplicant, 'gate' | 'pull'> & { openedAt: Date | null; problem: string | null; problemAt: Date | null }
  >(
    Prisma.sql`
      SELECT n.provider, n.label, n.mode, n.status, g.opened_at AS "openedAt", p.problem, p.problem_at AS "problemAt"
      FROM applicant a JOIN connection n ON n.id = a.connection_id
        LEFT JOIN gate g ON g.connection_id = n.id LEFT JOIN pull p ON p.connection_id = n.id
      WHERE a.id = ${applicantId}::uuid`,
    'connection of an applicant',
  );
  if (!row) return null;
  const { openedAt, problem, problemAt, ...connection } = row;
  return { ...connection, gate: { openedAt }, pull: { problem, problemAt } };
}
