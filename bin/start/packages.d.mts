type Entries = Readonly<
  Record<string, { readonly integrity?: string; readonly optional?: boolean; readonly dev?: boolean }>
>;
type Missing = 'none' | 'add' | 'all';
export function missingPackages(wanted: Entries, found: Entries | undefined, withTests: boolean): Missing;
export function npmArguments(what: Missing, withTests: boolean): string[];
export function whyNpmFailed(command: string, said: string): string;
