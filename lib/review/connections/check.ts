/** What one thing that was tried with a connection came to; `remark` is our own sentence. */
export type TestLine = {
  what: string;
  outcome: 'works' | 'not_allowed' | 'not_set_up' | 'not_tried' | 'fails';
  remark: string;
};

/** What "Test connection" found. `addresses` come first: nothing is sent before all of them pass. */
export type ConnectionTest = { addresses: TestLine[]; findings: TestLine[]; erasesWhatItReads: boolean };
