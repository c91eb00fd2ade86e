/** A delivery as it came, before it is verified. Header names are lower-case. */
export type WebhookDelivery = {
  body: Uint8Array;
  headers: Readonly<Record<string, string>>;
  /** The path below the connection's own address. */
  path: readonly string[];
  receivedAt: Date;
};

/**
 * What a verified delivery says. It only says which applicants to read again: nothing in its body ever sets a status
 * (docs/security.md, threat T7).
 */
export type WebhookNotice = {
  kind: 'event' | 'ping';
  /** The vendor's own id of the event, the same on every delivery of it; null where it has none. */
  eventId: string | null;
  type: string | null;
  /** The applicants to read again, by ids that `applicants.read` takes. */
  externalIds: string[];
};

export type WebhookRejectionReason = 'no_secret' | 'signature' | 'too_old' | 'unreadable' | 'other_account';

/** A delivery that failed verification. It holds nothing of the delivery itself. */
export class WebhookRejected extends Error {
  readonly reason: WebhookRejectionReason;

  constructor(reason: WebhookRejectionReason) {
    super(`the delivery is rejected: ${reason}`);
    this.name = 'WebhookRejected';
    this.reason = reason;
  }
}

/** How a vendor's deliveries are verified. Calls nothing. */
export type ProviderWebhook = {
  /** The setting without which no delivery is accepted. */
  secretField: string;
  /** `header`: each delivery is signed or encrypted with it, or shows it. `address`: it is the end of the address. */
  secretIsIn: 'header' | 'address';
  /**
   * The path that the vendor has to call below the connection's address: the secret token where the vendor signs
   * nothing.
   */
  path(settings: unknown): string[];
  /** Verifies in constant time, and only then reads. @throws WebhookRejected */
  read(settings: unknown, delivery: WebhookDelivery): WebhookNotice;
};
