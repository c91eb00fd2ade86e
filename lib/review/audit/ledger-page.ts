export type LedgerLine = {
  seq: number;
  at: string;
  kind: string;
  by: string;
  text: string;
  subject: { type: string; id: string; name: string | null } | null;
  hash: string;
};

/** Newest first. `next` is the number to read before; `scope` says how much of the ledger the reader is shown. */
export type LedgerPage = { lines: LedgerLine[]; next: string | null; scope: 'whole' | 'configuration' | 'own' };
