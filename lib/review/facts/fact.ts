/**
 * A source's value of a fact; `verbatim` as the source writes it, where that differs. `isVerdict`: the source says only
 * whether it agrees, in words, and gives no value of its own.
 */
export type SourcedValue = { source: string; value: string; verbatim: string | null; isVerdict?: true };

/** One thing about the applicant, with all statements on it. */
export type Fact = {
  field: FactField;
  label: string;
  /** The value that the sources agree on, or the one from the form; null where no source has one. */
  value: string | null;
  isMasked: boolean;
  canReveal: boolean;
  /** When a revealed value is masked again; absent where none is revealed. */
  shownUntil?: string;
  /** The number of sources that agree, when there are several; else 0. */
  agree: number;
  /** Present only where sources differ, with one value per source. */
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
