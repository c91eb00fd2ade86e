/** The values that the queue's filters can have, beside those that Docket knows by itself. */
export type FilterChoices = {
  /** Members to whom a case can be given, also former ones: who decided a case stays in it. */
  members: [id: string, name: string][];
  /** By code: those of applicants whose country is told as a code of ISO 3166. */
  countries: [code: string, name: string][];
  tags: string[];
};
