/** What a person can do about a command. Each returns what went wrong, or null. */
export type CommandActs = {
  withdraw: (commandId: string) => Promise<string | null>;
  resume: (commandId: string) => Promise<string | null>;
  settle: (commandId: string, note: string) => Promise<string | null>;
};
