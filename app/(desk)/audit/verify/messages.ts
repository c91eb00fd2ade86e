import type { SignedHead } from '#lib/ledger/signed-head.ts';
import type { VerifiedExport } from '#lib/ledger/verify-export.ts';
import type { LedgerFault } from '#lib/ledger/walk.ts';

/** What is verified: the ledger as the server exports it now, or a file that the reader holds. */
export type VerifySource = { from: 'server' } | { from: 'file'; file: File };

/** What the reader knows from outside: their copy of the public key (null: that of the export), their signed heads. */
export type Held = { publicKey: string | null; heads: SignedHead[] };

/** What the page tells the worker. */
export type VerifyOrder = { source: VerifySource; held: Held };

/** What the worker tells the page. */
export type VerifyMessage =
  | { told: 'progress'; verified: number; announced: number }
  /** `agreeing`: the reader's heads whose rows are those that were signed. */
  | { told: 'result'; result: VerifiedExport | LedgerFault; agreeing: SignedHead[] }
  /** The export could not be read at all: no verdict on the ledger. */
  | { told: 'unread'; status: number | null };
