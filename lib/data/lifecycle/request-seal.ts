import type { Place } from '../seal.ts';

/** Where the texts of a request are sealed: under the key outside the database, as they may be about many people. */
export function requestPlace(id: string, column: 'reason' | 'answer'): Place {
  return { table: 'erasure_request', column, row: id };
}
