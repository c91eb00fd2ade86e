import { countOf } from '../counted.ts';

/** `started_again`: an applicant was erased, and the file is written anew without them. */
export type ExportRemoved = 'by_hand' | 'expired' | 'failed' | 'started_again';

/** The details of ledger entries about views of the queue and files of its cases: no text, no name. */
export type QueueAuditDetails = {
  /** A saved filter of the queue; its address holds no searched text. Its name is left out. */
  'view.saved': { query: string; isShared: boolean; version: number };
  'view.removed': { isShared: boolean };
  /** Of a filter, whose searched text is left out, or of cases that were selected by row. */
  'queue-export.ordered': { cases: number; query: string | null; hasText: boolean };
  'queue-export.finished': { rows: number; sha256: string };
  'queue-export.sent': { rows: number; sha256: string };
  'queue-export.removed': { because: ExportRemoved; rows: number };
};

type Sentences = { [Kind in keyof QueueAuditDetails]: (details: QueueAuditDetails[Kind]) => string };

export const queueSentences: Sentences = {
  'view.saved': ({ isShared, version }) =>
    `${version === 1 ? 'Saved' : 'Changed'} a view of the queue${isShared ? ', for all' : ''}`,
  'view.removed': ({ isShared }) => `Removed a view of the queue${isShared ? ' that all had' : ''}`,
  'queue-export.ordered': ({ cases, query }) =>
    `Ordered a file of ${countOf(cases, 'case')}${query === null ? ', selected by row' : ''}`,
  'queue-export.finished': ({ rows }) => `Wrote a file of ${countOf(rows, 'case')}`,
  'queue-export.sent': ({ rows }) => `File of ${countOf(rows, 'case')} sent`,
  'queue-export.removed': ({ because, rows }) => `File of ${countOf(rows, 'case')} ${removed[because]}`,
};

const removed: Record<ExportRemoved, string> = {
  by_hand: 'removed',
  expired: 'deleted, because its time was over',
  failed: 'given up, because it could not be written',
  started_again: 'begun again, because an applicant was erased',
};
