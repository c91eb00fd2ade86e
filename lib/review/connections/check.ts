/** The result of one step of a connection test. `remark` is a sentence for the screen. */
export type TestLine = {
  what: string;
  outcome: 'works' | 'not_allowed' | 'not_set_up' | 'not_tried' | 'fails';
  remark: string;
};

/** The result of "Test connection". `addresses` are checked first: nothing is sent before all of them pass. */
export type ConnectionTest = { addresses: TestLine[]; findings: TestLine[]; erasesWhatItReads: boolean };
