import { isRecord } from '#sandbox/http/call.ts';

/** The difference to the initial rows. */
export type RowChanges<Row> = { rows: Record<string, Row>; removed: string[] };

/** Rows by id: the initial rows, with all later changes. */
export type Rows<Row> = {
  all(): Row[];
  /** Number of rows there ever were, removed ones included; it never falls. */
  countEver(): number;
  get(id: string): Row | undefined;
  put(id: string, row: Row): void;
  /** Returns false when there was no such row. */
  remove(id: string): boolean;
  changes(): RowChanges<Row>;
  restore(saved: unknown): void;
};

export function createRows<Row>(initial: ReadonlyMap<string, Row> = new Map()): Rows<Row> {
  let current: RowChanges<Row> = { rows: {}, removed: [] };
  let rows = new Map(initial);
  return {
    all: () => [...rows.values()],
    countEver: () => rows.size + current.removed.length,
    get: (id) => rows.get(id),
    put(id, row) {
      rows.set(id, row);
      current.rows[id] = row;
    },
    remove(id) {
      if (!rows.delete(id)) return false;
      delete current.rows[id];
      current.removed.push(id);
      return true;
    },
    changes: () => current,
    restore(changes) {
      current = readChanges<Row>(changes);
      rows = new Map([...initial, ...Object.entries(current.rows)].filter(([id]) => !current.removed.includes(id)));
    },
  };
}

/** This file wrote the value, so only its outer shape is checked. */
function readChanges<Row>(changes: unknown): RowChanges<Row> {
  const { rows, removed } = structuredClone(isRecord(changes) ? changes : {});
  return {
    rows: isRecord(rows) ? (rows as Record<string, Row>) : {},
    removed: Array.isArray(removed) ? removed.filter((id) => typeof id === 'string') : [],
  };
}
