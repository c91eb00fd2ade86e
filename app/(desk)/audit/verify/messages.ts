import type { VerifiedExport } from '#lib/ledger/verify-export.ts';
import type { LedgerFault } from '#lib/ledger/walk.ts';

/** What is verified: the ledger as the server exports it now, or a file that the reader holds. */
export type VerifySource = { from: 'server' } | { from: 'file'; file: File };

/** What the worker tells the page. */
export type VerifyMessage =
  | { told: 'progress'; verified: number; announced: number }
  | { told: 'result'; result: VerifiedExport | LedgerFault }
  /** The export could not be read at all: no verdict on the ledger. */
  | { told: 'unread'; status: number | null };
