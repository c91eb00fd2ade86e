/** What a check came to, in Docket's word. What was not done or is not known is never clear. */
export type CheckOutcome = 'pass' | 'fail' | 'attention' | 'pending' | 'not_done' | 'unknown';
