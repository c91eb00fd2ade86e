import type { RequestPolicy } from '../policies/policies.ts';
import type { RequestReason } from '../policies/reason.ts';

type Message = {
  /** What is asked for, in the order of the policy. */
  asked: readonly RequestReason[];
  policy: RequestPolicy;
  /** As the applicant is addressed; null where no name is known. */
  name: string | null;
  /** The number of the case. */
  reference: string;
  now: Date;
  /** Whether a link of the provider goes with it. */
  byLink: boolean;
};

/**
 * The message to the applicant, in English: what is needed and why, how to send it, by when. It holds no note, no code
 * and no word of the desk's own. What the policy leaves empty is left out.
 */
export function requestMessage({ asked, policy, name, reference, now, byLink }: Message): string {
  const { texts } = policy;
  const said = { name: name ?? '', date: lastDay(now, policy.answerWithinDays), reference };
  const how = [...new Set(asked.map((one) => texts.how[one.how]))].filter((text) => text !== '');
  const paragraphs = [
    name === null ? texts.greetingWithoutName : texts.greeting,
    [texts.opening, ...asks(asked)].join('\n'),
    how.join('\n'),
    [byLink ? texts.byLink : texts.byReply, texts.closing].filter((text) => text !== '').join('\n'),
  ];
  return paragraphs
    .filter((text) => text.trim() !== '')
    .map((text) => text.replace(/\{(name|date|reference)\}/g, (_, key: keyof typeof said) => said[key]))
    .join('\n\n');
}

/** The message with the provider's link below it, and until when the link works, in UTC. */
export function withLink(message: string, link: string, expiresAt: string | null): string {
  const until = expiresAt === null ? [] : [`The link works until ${moment(expiresAt)} UTC.`];
  return [message, [link, ...until].join('\n')].join('\n\n');
}

function asks(asked: readonly RequestReason[]): string[] {
  const sentences = asked.map(({ ask }) => ask).filter((ask) => ask !== '');
  return sentences.map((ask, index) => (sentences.length === 1 ? ask : `${index + 1}. ${ask}`));
}

/** "11 December 2026", in UTC. */
function lastDay(now: Date, days: number): string {
  const day = new Date(now.getTime() + days * 24 * 3_600_000);
  return day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** "28 November 2026 at 14:07", in UTC. */
function moment(at: string): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
}
