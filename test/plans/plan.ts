import { z } from 'zod';

/** One step of a plan as PostgreSQL tells it in JSON; of its many fields those that are judged. */
export type PlanNode = {
  'Node Type': string;
  'Relation Name'?: string | undefined;
  'Index Name'?: string | undefined;
  'Index Cond'?: string | undefined;
  'Plan Rows': number;
  'Sort Key'?: string[] | undefined;
  Plans?: PlanNode[] | undefined;
};

export type Planned = { text: string; plan: PlanNode };

const Node: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Index Name': z.string().optional(),
    'Index Cond': z.string().optional(),
    'Plan Rows': z.number(),
    'Sort Key': z.array(z.string()).optional(),
    Plans: z.array(Node).optional(),
  }),
);

const Answer = z.object({ 'Query Text': z.string(), Plan: Node });

/** A plan as auto_explain tells it: `duration: 1.2 ms  plan:` and JSON. Null for any other message. */
export function readPlan(message: string): Planned | null {
  const json = /^duration: [\d.]+ ms +plan:\n(\{[\s\S]*)$/.exec(message)?.[1];
  if (json === undefined) return null;
  const { 'Query Text': text, Plan: plan } = Answer.parse(JSON.parse(json));
  return { text, plan };
}

/** More rows than any page holds. */
const mostSorted = 1_000;

/** These read all that is below them before they give a first row. */
const readsAll = /^(?:Sort|Aggregate|Hash|HashAggregate|Group|Materialize|Bitmap Index Scan|ModifyTable)$/;

/**
 * What is wrong with a plan, as sentences: a large table or a share of it is read, an index is read from end to end
 * although no limit ends it, or many rows are sorted.
 * @param large rows of the large tables
 */
export function faultsOf({ plan }: Planned, large: ReadonlyMap<string, number>): string[] {
  const faults: string[] = [];
  const look = (node: PlanNode, isLimited: boolean): void => {
    const { 'Node Type': type, 'Relation Name': table, 'Index Name': index, Plans: below = [] } = node;
    const size = large.get(table ?? '');
    if (size !== undefined) {
      if (type === 'Seq Scan') faults.push(`all of ${table} is read`);
      const isWhole = /^Index (?:Only )?Scan$/.test(type) && node['Index Cond'] === undefined;
      if (isWhole && !isLimited && node['Plan Rows'] > mostSorted) faults.push(`all of ${index} is read`);
      if (type === 'Bitmap Heap Scan' && node['Plan Rows'] > size / 100)
        faults.push(`${node['Plan Rows']} rows of ${table} are read through a bitmap`);
    }
    const sorted = below[0]?.['Plan Rows'] ?? 0;
    // One that continues an index's order reads no further than the limit.
    const sortsAll = type === 'Sort' || (type === 'Incremental Sort' && !isLimited);
    if (sortsAll && sorted > mostSorted) faults.push(`${sorted} rows are sorted by ${node['Sort Key']?.join(', ')}`);
    for (const child of below) look(child, type === 'Limit' || (isLimited && !readsAll.test(type)));
  };
  look(plan, false);
  return faults;
}
