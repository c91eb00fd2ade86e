/** One value of one fact, with where it comes from. */
export type SourcedValue = { source: string; value: string; verbatim: string | null };

/** A fact about the applicant that several sources speak of. */
export type Fact = {
  field: FactField;
  label: string;
  /** What the sources agree on, or what was provided. Null when nobody says. Masked values come with isMasked. */
  value: string | null;
  isMasked: boolean;
  canReveal: boolean;
  /** When a value that was revealed is masked again; absent otherwise. */
  shownUntil?: string;
  /** How many sources say the same, when more than one. */
  agree: number;
  /** Present only where sources differ: one line per source. */
  difference: { tone: 'fail' | 'attention'; title: string; values: SourcedValue[]; remark: string | null } | null;
};

export type FactField =
  | 'name'
  | 'latinName'
  | 'birthDate'
  | 'age'
  | 'gender'
  | 'nationality'
  | 'personalNumber'
  | 'email'
  | 'phone'
  | 'address'
  | 'documentNumber'
  | 'issuedOn'
  | 'expiresOn'
  | 'issuer';
