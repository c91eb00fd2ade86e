import { z } from 'zod';

const day = 86_400;

const text = z.string().trim().min(1).max(200);
const flowName = text.meta({ title: 'Flow', description: 'By its name, as Allpass shows it.' });

export const NothingMore = z.strictObject({});

export const MoveInput = z.strictObject({
  flowId: text.meta({
    title: 'Flow number',
    description: 'The number of the flow to move to; flows are not listed by the API.',
  }),
});

/** The vendor allows links that live for 100 years; ours live 30 days at most. */
export const LinkInput = z.strictObject({
  flowName: flowName
    .meta({
      title: 'On-demand flow',
      description:
        'Asks for what this flow asks for, without changing the status. Empty: the whole verification again.',
    })
    .optional(),
  locale: text.meta({ title: 'Language', description: 'For example en or pt-BR.' }).optional(),
  ttl: z
    .number()
    .int()
    .min(60)
    .max(30 * day)
    .meta({ title: 'Lifetime in seconds', description: 'At most 30 days.' })
    .default(day),
});

/** The vendor's page names BTC; the others are a guess. One that it does not take is refused by the vendor. */
const blockchains = ['BTC', 'ETH', 'TRX', 'BSC', 'LTC', 'BCH', 'XRP', 'ADA', 'SOL', 'DOGE', 'MATIC'] as const;

const Hash = /^(0x)?[a-fA-F0-9]{64}$/;
const Address = /^[A-Za-z0-9:]{20,150}$/;

/**
 * The vendor's page gives the form of a hash and none for addresses, so an address is only held to what those of all
 * these chains have in common.
 */
export const SearchInput = z
  .strictObject({
    blockchain: z.enum(blockchains).meta({ title: 'Blockchain' }),
    what: z.enum(['Wallet', 'Transaction']).meta({ title: 'What' }),
    subject: text.meta({
      title: 'Address or hash',
      description: 'The address of a wallet, the hash of a transaction.',
    }),
  })
  .superRefine(({ what, subject }, { addIssue }) => {
    const wrong = (message: string) => addIssue({ code: 'custom', path: ['subject'], message });
    if (subject === '') return;
    if (what === 'Transaction') {
      if (!Hash.test(subject)) wrong('is no transaction hash: it has 64 digits from 0 to f, after 0x or not');
    } else if (Hash.test(subject)) wrong('is the hash of a transaction: choose Transaction');
    else if (!Address.test(subject)) wrong('is no address: it has 20 to 150 letters and digits, without spaces');
  });

export const CreateInput = z.strictObject({
  externalUserId: text.meta({ title: 'Your id of the applicant', description: 'Has to be new at Allpass.' }),
  flowName,
  phone: text.meta({ title: 'Phone' }).optional(),
  email: text.meta({ title: 'E-mail' }).optional(),
  lang: text.meta({ title: 'Language' }).optional(),
});
