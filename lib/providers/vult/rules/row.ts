import type { z } from 'zod';
import type { VultApi } from '../api.ts';
import { ruleOperations } from '../operations/rules.ts';

/**
 * The requirements of one document type and one data source as the vendor tells them; empty where it has none. It may
 * send other rows with them.
 */
export async function requirementRow(api: VultApi, type: string, source: string): Promise<Record<string, unknown>> {
  const { requirementsGet } = ruleOperations;
  const asked = { type_e: type, data_source_e: source } as z.input<typeof requirementsGet.input>;
  const { requirements } = await api.call(requirementsGet, asked);
  return requirements.find((row) => (row.type_e ?? type) === type && (row.data_source_e ?? source) === source) ?? {};
}
