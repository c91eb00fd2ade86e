import { isRecord } from '#sandbox/http/call.ts';

/** What differs from the rows as they were drawn. */
export type Kept<Row> = { rows: Record<string, Row>; gone: string[] };

/** Rows by id: those drawn from the seed, with what was changed, added and removed since. */
export type Keeping<Row> = {
  all(): Row[];
  /** How many there ever were; it never falls. */
  everCount(): number;
  get(id: string): Row | undefined;
  put(id: string, row: Row): void;
  /** False when there was none. */
  remove(id: string): boolean;
  changes(): Kept<Row>;
  restore(kept: unknown): void;
};

export function createKeeping<Row>(drawn: ReadonlyMap<string, Row> = new Map()): Keeping<Row> {
  let kept: Kept<Row> = { rows: {}, gone: [] };
  let rows = new Map(drawn);
  return {
    all: () => [...rows.values()],
    everCount: () => rows.size + kept.gone.length,
    get: (id) => rows.get(id),
    put(id, row) {
      rows.set(id, row);
      kept.rows[id] = row;
    },
    remove(id) {
      if (!rows.delete(id)) return false;
      delete kept.rows[id];
      kept.gone.push(id);
      return true;
    },
    changes: () => kept,
    restore(changes) {
      kept = readKept<Row>(changes);
      rows = new Map([...drawn, ...Object.entries(kept.rows)].filter(([id]) => !kept.gone.includes(id)));
    },
  };
}

/** Written by this same file; only the outer shape is looked at. */
function readKept<Row>(changes: unknown): Kept<Row> {
  const { rows, gone } = structuredClone(isRecord(changes) ? changes : {});
  return {
    rows: isRecord(rows) ? (rows as Record<string, Row>) : {},
    gone: Array.isArray(gone) ? gone.filter((id) => typeof id === 'string') : [],
  };
}
