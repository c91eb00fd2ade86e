export type LedgerLine = {
  seq: number;
  at: string;
  kind: string;
  by: string;
  text: string;
  subject: { type: string; id: string; name: string | null } | null;
  hash: string;
};

/** Newest first. The next page begins before row `next`; `scope` is the part of the ledger that the reader may see. */
export type LedgerPage = { lines: LedgerLine[]; next: string | null; scope: 'whole' | 'configuration' | 'own' };
