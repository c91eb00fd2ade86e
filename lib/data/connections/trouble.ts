import 'server-only';
import { type VendorTrouble, vendorTrouble } from '#lib/review/connections/vendor-trouble.ts';

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
