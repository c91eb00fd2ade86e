import type { z } from 'zod';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import type { CryptoCheck } from '#lib/review/applicant/crypto-check.ts';
import type { ProviderStatus } from '#lib/review/applicant/status.ts';
import type { CommandKind } from '#lib/review/commands/command.ts';
import type { DeclaredCapabilities } from './capabilities.ts';
import type { ProviderHttp } from './http/http.ts';
import type { OperationAnswer, OperationSummary } from './operation.ts';
import type { ProviderErrorCode } from './provider-error.ts';
import type { ProviderWords } from './reading/words.ts';
import type { ProviderRules } from './rules.ts';
import type { ProviderWebhook } from './webhook/webhook.ts';

/**
 * One applicant of a list. `applicant` is set where the list itself holds everything; otherwise read it by its id.
 * `updatedAt` is the latest change of anything we keep, null where the list can't tell. `status` is the status in the
 * list, where it has one: if ours differs, the applicant has changed, whatever the times say. `problem` says why the
 * record could not be read; it is kept and shown all the same.
 */
export type ListedApplicant = {
  externalId: string;
  updatedAt: string | null;
  applicant: Applicant | null;
  status?: ProviderStatus;
  problem?: 'too_large';
};

/**
 * One page of a list. `next` is opaque: pass it on to get the next page; `null` ends the list. `unnamed` counts records
 * that could neither be read nor identified, so that none is lost silently. `total` is the vendor's own count where it
 * gives one.
 */
export type ApplicantPage = { items: ListedApplicant[]; next: string | null; unnamed: number; total: number | null };

/**
 * A file as the vendor sent it. `mediaType` is what its first bytes say, else what the vendor claims; never trust it.
 */
export type Bytes = { bytes: Uint8Array; mediaType: string | null };

/**
 * What a vendor can do, as optional members: a capability is present exactly when the vendor has it. Screens are drawn
 * from this and never from a vendor's name.
 */
export type Capabilities = {
  applicants: {
    /** One page of at most `limit` applicants, newest first where the vendor's order allows it. */
    list?(cursor: string | null, limit?: number): Promise<ApplicantPage>;
    /** Everything the vendor knows of one applicant, through as many calls as that takes. */
    read(externalId: string): Promise<Applicant>;
  };
  images: { read(externalId: string, imageId: string): Promise<Bytes> };
  /** Commands by kind. A kind is present exactly when these settings can send it. */
  commands: { readonly [Kind in CommandKind]?: Command };
  /** What it knows now of a wallet or transaction that was searched there. */
  crypto: { read(check: CryptoCheck): Promise<CryptoCheck> };
  /** The rules by which the vendor judges applicants. */
  rules: ProviderRules;
};

/**
 * What is ordered. `commandId` is ours; where a vendor keeps a reference it is given this id, so that the result can be
 * found again.
 */
export type CommandOrder = {
  commandId: string;
  /** The applicant; null for a command about the connection. */
  externalId: string | null;
  otherIds: Readonly<Record<string, string>>;
  /** As the command's `input` accepted it. */
  input: Readonly<Record<string, unknown>>;
};

/**
 * What the vendor gave back: a new applicant's id, a link, the day of a deletion; null where it gave none. `crypto`
 * comes with a search alone.
 */
export type CommandAnswer = {
  externalId: string | null;
  link: string | null;
  linkExpiresAt: string | null;
  scheduledFor: string | null;
  crypto?: CryptoCheck;
};

/** Something that a vendor does when ordered. */
export type Command = {
  /** The input beside the applicant, as a strict object. A form is drawn from each field's `meta`. */
  input: z.ZodObject;
  about: 'applicant' | 'connection' | 'either';
  /**
   * Whether it can be undone at the vendor. An irreversible command waits for the undo window and is never sent twice
   * blindly.
   */
  isReversible: boolean;
  /** The call as the reviewer is told it, without ids: "POST /applicant/…/token". */
  call: string;
  /** Sends it once. @throws ProviderError; `retryable` means that it was certainly not carried out */
  send(order: CommandOrder): Promise<CommandAnswer>;
  /**
   * Asks the vendor, by reading only, whether the command was carried out; `contrary` when the vendor shows the
   * opposite. Absent where no read at the vendor can tell; then a person settles it.
   * @throws ProviderError
   */
  readBack?(order: CommandOrder): Promise<ReadBack>;
};

/** `answer` is null where the vendor does not repeat it: a link that is given only once is lost. */
export type ReadBack =
  | { outcome: 'done'; answer: CommandAnswer | null }
  | { outcome: 'not_done' }
  | { outcome: 'contrary' };

/** One thing that "Test connection" tried. `remark` is our own sentence. */
export type Finding = {
  /** What it is about: "Read applicants", "Archive". */
  what: string;
  /** `not_tried`: it is set up, but trying would change something, or only the vendor can begin it. */
  outcome: 'works' | 'not_allowed' | 'not_set_up' | 'not_tried' | 'fails';
  code: ProviderErrorCode | null;
  remark: string;
};

/** What the settings allow, found by reading at most one record. */
export type Probe = { findings: Finding[]; erasesWhatItReads: boolean };

export type Effects = { http: ProviderHttp; now(): Date };

/** The vendor's operations by name, for the terminal and for proving an account. */
type Operations = { all: readonly OperationSummary[]; run(name: string, input: unknown): Promise<OperationAnswer> };

export type ConnectedProvider = Partial<Capabilities> & {
  operations: Operations;
  /** Tries everything that reading can prove. A failure is a finding; only a bug is thrown. */
  probe(): Promise<Probe>;
  /** Whether this answer says that reading with these settings is what erases the record. */
  isErasedByReading?(applicant: Applicant): boolean;
};

/**
 * The settings of a connection. Secrets are marked in each field's `meta` (settings.ts); the form is drawn from it.
 */
type SettingsSchema = z.ZodObject;

export type Provider = {
  id: string;
  label: string;
  settings: SettingsSchema;
  capabilities: DeclaredCapabilities;
  /** Its words for a status and for a result, in plain words. Names of checks are in each check's `subject`. */
  words: ProviderWords;
  /**
   * The fastest we may call where the vendor documents no limit, and how often all applicants are compared with the
   * vendor's list. The gate and the schedule of a connection start from it; an admin may slow both down.
   */
  pace: { callsAtOnce: number; callsPerSecond: number; roundEveryMinutes: number };
  /**
   * How long after a broken call the vendor may still carry it out, in seconds. No vendor documents it; a cautious
   * guess.
   */
  lateWindowSeconds: number;
  /** Present exactly when the vendor sends webhooks. */
  webhook?: ProviderWebhook;
  /** The address of this applicant in the vendor's own portal; null where it can't be told. */
  portalLink?(settings: unknown, applicant: Pick<Applicant, 'externalId' | 'otherIds'>): string | null;
  /**
   * Connects with a connection's settings; calls nothing yet.
   * @throws ProviderError `refused` for incomplete settings, naming the fields and never their values
   */
  connect(settings: unknown, effects: Effects): ConnectedProvider;
};
