import { faultOfRow, type LedgerRow, type LedgerTip } from './chain.ts';
import type { SignedHead } from './signed-head.ts';

/** A row of another table that has no entry, or differs from its entry. */
export type RecordPlace = {
  table:
    | 'case'
    | 'case_move'
    | 'command'
    | 'decision'
    | 'decision_undo'
    | 'face_verdict'
    | 'hit'
    | 'hit_clearance'
    | 'hit_resolution'
    | 'image'
    | 'policy'
    | 'policy_edition'
    | 'staged_decision';
  id: string;
};

/** The place of a fault: the first bad row, a part of the file around the rows, or a row of another table. */
export type LedgerPlace = number | 'header' | 'trailer' | 'heads' | RecordPlace;

/** `seq` is the place of the first fault: a row's number, a part around the rows, or a row of another table. */
export type LedgerFault = { ok: false; seq: LedgerPlace; reason: string };

/** Ends a check inside this folder; the exported functions turn it into a result. */
export class BrokenLedger extends Error {
  override readonly name = 'BrokenLedger';
  readonly place: LedgerPlace;

  constructor(place: LedgerPlace, reason: string) {
    super(reason);
    this.place = place;
  }
}

/**
 * Verifies a chain row by row, and each row against the heads signed for it. `hash` is what the content of the row
 * hashes to.
 */
export type Walk = { tip: LedgerTip; rows: number; step(value: unknown, hash: string | null): void; finish(): void };

/**
 * Starts at `start`. `onHead` is told each head whose row is the one that was signed.
 * @throws BrokenLedger from `step` at the first bad row, from `finish` when signed rows are missing
 */
export function walkFrom(start: LedgerTip, heads: readonly SignedHead[], onHead?: (head: SignedHead) => void): Walk {
  const signed = new Map<number, SignedHead[]>();
  for (const head of heads) signed.set(head.seq, [...(signed.get(head.seq) ?? []), head]);

  const walk: Walk = {
    tip: start,
    rows: 0,
    step(value, hash) {
      const place = walk.tip.seq + 1;
      const fault = faultOfRow(walk.tip, value, hash);
      if (fault !== null) throw new BrokenLedger(place, fault);
      const row = value as LedgerRow;
      const other = signed.get(place)?.find(({ hash }) => hash !== row.hash);
      if (other !== undefined) throw new BrokenLedger(place, `not the row that was signed at ${other.at}`);
      walk.tip = { seq: row.seq, hash: row.hash };
      walk.rows += 1;
      for (const head of onHead ? (signed.get(place) ?? []) : []) onHead?.(head);
    },
    finish() {
      const beyond = heads.find(({ seq }) => seq > walk.tip.seq);
      if (beyond === undefined) return;
      throw new BrokenLedger(
        walk.tip.seq + 1,
        `missing: the head signed at ${beyond.at} covers the rows up to ${beyond.seq}`,
      );
    },
  };
  return walk;
}

/** The result of a check, or the fault that ended it. */
export async function answer<T>(check: () => Promise<T>): Promise<T | LedgerFault> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof BrokenLedger)) throw error;
    return { ok: false, seq: error.place, reason: error.message };
  }
}
