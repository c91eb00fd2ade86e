/** A delivery as it came, before anything in it is believed. Header names are lower-case. */
export type WebhookDelivery = {
  body: Uint8Array;
  headers: Readonly<Record<string, string>>;
  /** What stood behind the connection's own address. */
  path: readonly string[];
  receivedAt: Date;
};

/**
 * What a verified delivery says. It only says when to ask: nothing of its body ever sets a status
 * (docs/security.md, threat T7).
 */
export type WebhookNotice = {
  kind: 'event' | 'ping';
  /** The vendor's own id of the event, the same on every delivery of it; null where it has none. */
  eventId: string | null;
  type: string | null;
  /** Whom to ask the vendor about, by ids that `applicants.read` takes. */
  externalIds: string[];
};

export type WebhookRefusalReason = 'no_secret' | 'signature' | 'too_old' | 'unreadable' | 'other_account';

/** A delivery that is not believed. It holds no word of the delivery itself. */
export class WebhookRefused extends Error {
  readonly reason: WebhookRefusalReason;

  constructor(reason: WebhookRefusalReason) {
    super(`the delivery is refused: ${reason}`);
    this.name = 'WebhookRefused';
    this.reason = reason;
  }
}

/** How a vendor's webhooks are known to be the vendor's. Asks nobody. */
export type ProviderWebhook = {
  /** The setting without which no delivery is accepted. */
  secretField: string;
  /** `header`: each delivery is signed or encrypted with it, or shows it. `address`: it is the end of the address. */
  secretIsIn: 'header' | 'address';
  /** What the vendor has to call below the connection's address; a secret token where the vendor signs nothing. */
  path(settings: unknown): string[];
  /** Verifies in constant time and only then reads. @throws WebhookRefused */
  read(settings: unknown, delivery: WebhookDelivery): WebhookNotice;
};
