/** The most cases in one file. */
export const mostExported = 100_000;

/** The most cases that are selected by row for one file. */
export const mostPicked = 5_000;

/** The most files that one member has at a time. */
export const mostExports = 3;

/** How long a file is kept after it was ordered, in hours. */
export const exportKeptHours = 24;

export const exportStates = ['running', 'ready', 'failed'] as const;

/** A file of the queue's cases, as the member who ordered it sees it. */
export type ExportLine = {
  id: string;
  state: (typeof exportStates)[number];
  /** How many cases matched when it was ordered; while it is written, cases come and go. */
  expected: number;
  written: number;
  orderedAt: string;
  expiresAt: string;
};
