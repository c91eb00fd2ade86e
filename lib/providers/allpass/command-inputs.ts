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

export const CreateInput = z.strictObject({
  externalUserId: text.meta({ title: 'Your id of the applicant', description: 'Has to be new at Allpass.' }),
  flowName,
  phone: text.meta({ title: 'Phone' }).optional(),
  email: text.meta({ title: 'E-mail' }).optional(),
  lang: text.meta({ title: 'Language' }).optional(),
});
