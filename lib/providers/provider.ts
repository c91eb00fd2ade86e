import type { z } from 'zod';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import type { ProviderStatus } from '#lib/review/applicant/status.ts';
import type { CommandKind } from '#lib/review/commands/command.ts';
import type { DeclaredCapabilities } from './capabilities.ts';
import type { ProviderHttp } from './http/http.ts';
import type { OperationAnswer, OperationSummary } from './operation.ts';
import type { ProviderErrorCode } from './provider-error.ts';
import type { ProviderWebhook } from './webhook/webhook.ts';

/**
 * One applicant of a list. `applicant` is there when the list itself said everything; otherwise ask for it by its id.
 * `updatedAt` is the latest change of anything we keep, and null where the list can't tell. `status` is what the list says
 * of them, where it does: whoever is held under another has changed, whatever the times say.
 * `problem` says why it could not be read, and then it is kept and shown all the same.
 */
export type ListedApplicant = {
  externalId: string;
  updatedAt: string | null;
  applicant: Applicant | null;
  status?: ProviderStatus;
  problem?: 'too_large';
};

/**
 * `next` is opaque: hand it back to read on, `null` at the end. `unnamed` counts records that could neither be read
 * nor told by an id, so that nobody is passed over in silence. `total` is the vendor's own count where it gives one.
 */
export type ApplicantPage = { items: ListedApplicant[]; next: string | null; unnamed: number; total: number | null };

/** A file as the vendor sent it. `mediaType` is what its first bytes say, else what the vendor claims: never trusted. */
export type Bytes = { bytes: Uint8Array; mediaType: string | null };

/**
 * What a vendor can do for us, as optional members: a capability is present exactly when the vendor has it.
 * Buttons, columns and screens are drawn from this, never from a vendor's name.
 */
export type Capabilities = {
  applicants: {
    /** A page of at most `limit` applicants, newest first where the vendor's order allows. */
    list?(cursor: string | null, limit?: number): Promise<ApplicantPage>;
    /** Everything the vendor knows of one applicant, through as many calls as that takes. */
    read(externalId: string): Promise<Applicant>;
  };
  images: { read(externalId: string, imageId: string): Promise<Bytes> };
  /** Told by kind, so that the outbox needs to know none of them; a kind is there exactly when these settings can send it. */
  commands: { readonly [Kind in CommandKind]?: Command };
};

/** What a command is about. `commandId` is ours; a vendor that keeps a reference is given it, so that it can be found again. */
export type CommandOrder = {
  commandId: string;
  /** The applicant, for commands about one. */
  externalId: string | null;
  otherIds: Readonly<Record<string, string>>;
  /** As `input` accepted it. */
  input: Readonly<Record<string, unknown>>;
};

/** What the vendor gave back: an applicant made, a link for them, the day of a deletion. Each null where there is none. */
export type CommandAnswer = {
  externalId: string | null;
  link: string | null;
  linkExpiresAt: string | null;
  scheduledFor: string | null;
};

/** One thing a vendor does when told to. */
export type Command = {
  /** What it takes beside the applicant, as a strict object; a form is drawn from each field's `meta`. */
  input: z.ZodObject;
  about: 'applicant' | 'connection';
  /** Whether it can be taken back at the vendor. What can't be waits for the undo window and is never sent again blindly. */
  isReversible: boolean;
  /** The call as the reviewer is told before: "POST /applicant/…/token". Ids stay out of it. */
  call: string;
  /** Sends it, once. @throws ProviderError whose `retryable` says that it was certainly not carried out */
  send(order: CommandOrder): Promise<CommandAnswer>;
  /**
   * Asks the vendor whether it happened: `contrary` when it says the opposite of what was ordered. Only reads.
   * Absent where nothing at the vendor would tell, and then a person looks.
   * @throws ProviderError
   */
  readBack?(order: CommandOrder): Promise<ReadBack>;
};

/** `answer` is there where the vendor still tells it (a link it gives only once is lost). */
export type ReadBack =
  | { outcome: 'done'; answer: CommandAnswer | null }
  | { outcome: 'not_done' }
  | { outcome: 'contrary' };

/** One thing that was tried with a connection's settings, for "Test connection". `remark` is our own sentence. */
export type Finding = {
  /** "Read applicants", "Archive": what it is about. */
  what: string;
  /** `not_tried`: it is set up, but trying it would change something, or only the vendor can begin it. */
  outcome: 'works' | 'not_allowed' | 'not_set_up' | 'not_tried' | 'fails';
  code: ProviderErrorCode | null;
  remark: string;
};

/** What the settings open and what not, found with at most one record read. */
export type Probe = { findings: Finding[]; erasesWhatItReads: boolean };

export type Effects = { http: ProviderHttp; now(): Date };

/** The vendor's own operations by name, for the terminal and for proving an account. */
type Operations = { all: readonly OperationSummary[]; run(name: string, input: unknown): Promise<OperationAnswer> };

export type ConnectedProvider = Partial<Capabilities> & {
  operations: Operations;
  /** Tries what can be tried by reading; a failure is a finding, so it throws only for a bug. */
  probe(): Promise<Probe>;
  /** Whether this answer says that reading it with these settings is what erases it. */
  isErasedByReading?(applicant: Applicant): boolean;
};

/** One vendor's settings; secrets are marked in each field's `meta` (settings.ts), so that a form can be drawn from it. */
type SettingsSchema = z.ZodObject;

export type Provider = {
  id: string;
  label: string;
  settings: SettingsSchema;
  /** What the vendor can do, and with which settings. */
  capabilities: DeclaredCapabilities;
  /**
   * How fast we may ask when the vendor documents no limit, and how often everybody is asked about; the gate and the
   * schedule of a connection start from it, and an admin may slow both down.
   */
  pace: { callsAtOnce: number; callsPerSecond: number; roundEveryMinutes: number };
  /** For how long after a call that broke off the vendor may still carry it out; undocumented everywhere, so a guess on the safe side. */
  lateWindowSeconds: number;
  /** Present exactly when the vendor sends webhooks. */
  webhook?: ProviderWebhook;
  /** Where the vendor's own portal shows this applicant. */
  portalLink?(settings: unknown, applicant: Pick<Applicant, 'externalId' | 'otherIds'>): string | null;
  /** @throws ProviderError `refused` when the settings are not complete; the message names fields, never values. */
  connect(settings: unknown, effects: Effects): ConnectedProvider;
};
